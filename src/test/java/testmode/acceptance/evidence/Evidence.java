package testmode.acceptance.evidence;

import io.qameta.allure.Allure;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Status;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import testmode.acceptance.browser.Look;
import testmode.driver.audit.Audited;

/**
 * Puts what a scenario leaves behind on its page in the report: a sequence diagram, the money on
 * both sides, every exchange, and the line that runs it again.
 *
 * <p>The scenario only reserves the files; they are drawn when all scenarios are over, so that
 * drawing takes no time from one that is playing. Without Allure's plugin, as in the runs of
 * saboteurs, nothing is drawn.
 */
public final class Evidence {

  /** Far above what a whole suite needs; keeps a hanging drawing from hanging the build. */
  private static final int FINISH_SECONDS = 60;

  private static final Queue<Runnable> TO_DRAW = new ConcurrentLinkedQueue<>();

  private Evidence() {}

  /**
   * Adds the evidence to the scenario's page; to be called once, from a hook after the scenario.
   */
  public static void attach(ScenarioRecord scenario) {
    String place = Place.of(scenario.uri(), scenario.line());
    ScenarioPages.attach(place, attachments -> draw(attachments, place, scenario));
  }

  /** Adds a step of its own, below the one that is playing, for what nobody could look at. */
  public static void add(NotLookedAt gap) {
    if (ScenarioPages.anyOpen()) {
      Allure.step("not looked at: " + gap.what() + " (" + gap.why() + ")", Status.SKIPPED);
    }
  }

  /** Adds what the shopper's browser showed when the scenario failed. */
  public static void attach(URI feature, int line, Look look) {
    byte[] png = look.png();
    ScenarioPages.attach(
        Place.of(feature, line),
        attachments ->
            attachments.add(
                png == null
                    ? drawn(
                        "The browser was at " + look.address(),
                        "text/plain",
                        ".txt",
                        () -> utf8("No picture could be taken that shows no card number.\n"))
                    : drawn("The browser at " + look.address(), "image/png", ".png", () -> png)));
  }

  /** Adds what the idempotency audit found, if it found something. */
  public static void attach(URI feature, int line, Audited audited) {
    if (!audited.findings().isEmpty()) {
      ScenarioPages.attach(
          Place.of(feature, line),
          attachments ->
              attachments.add(
                  drawn(
                      "Idempotency audit",
                      "text/plain",
                      ".txt",
                      () -> utf8(AuditNotes.text(audited)))));
    }
  }

  private static void draw(List<Attachment> attachments, String place, ScenarioRecord scenario) {
    attachments.add(
        drawn(
            "Who said what to whom",
            "image/svg+xml",
            ".svg",
            () -> DiagramDrawer.svg(SequenceDiagram.source(scenario))));
    attachments.add(
        drawn(
            "Money: books and ledger",
            "text/html",
            ".html",
            () -> utf8(MoneyTable.html(scenario))));
    attachments.add(
        drawn(
            "Exchanges, masked",
            "text/plain",
            ".txt",
            () -> utf8(ExchangeText.of(scenario.exchanges()))));
    attachments.add(
        drawn(
            "Run it again (seed " + scenario.seed() + ")",
            "text/plain",
            ".txt",
            () -> utf8(Summary.again(place, scenario.seed()) + "\n")));
  }

  /** Reserves a file and has it drawn at the end. */
  private static Attachment drawn(
      String name, String type, String ending, Supplier<byte[]> content) {
    String file = UUID.randomUUID() + "-attachment" + ending;
    TO_DRAW.add(
        () -> Allure.getLifecycle().writeAttachment(file, new ByteArrayInputStream(content.get())));
    return new Attachment().setName(name).setType(type).setSource(file);
  }

  /**
   * Draws everything, on all cores.
   *
   * @throws IllegalStateException with the cause when something is missing from the report
   */
  static void finish() {
    ExecutorService drawing =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<?>> drawn = new ArrayList<>();
      for (Runnable each = TO_DRAW.poll(); each != null; each = TO_DRAW.poll()) {
        drawn.add(drawing.submit(each));
      }
      for (Future<?> each : drawn) {
        each.get(FINISH_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("evidence is missing from the report", e);
    } finally {
      drawing.shutdownNow();
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
