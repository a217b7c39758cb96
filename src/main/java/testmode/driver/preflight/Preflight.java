package testmode.driver.preflight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import testmode.driver.NotUpException;
import testmode.driver.StripeAccess;
import testmode.driver.gate.Pace;
import testmode.driver.gate.StripeGate;
import testmode.driver.gate.Trouble;

/**
 * Whether a run on Stripe's test mode can begin: asked with its own keys, in less than two seconds
 * of an ordinary day and within {@link #LIMIT} of any other.
 *
 * <p>Nothing is written. An unrestricted key costs four requests, a restricted one at most ten.
 */
public final class Preflight implements AutoCloseable {

  /** For all questions together; a build waits for it. */
  static final Duration LIMIT = Duration.ofSeconds(20);

  /** As a run keeps it, but with less patience for an account that is busy. */
  private static final Pace PACE =
      new Pace(Pace.OF_TEST_MODE.perSecond(), Pace.OF_TEST_MODE.firstWait(), 4);

  private static final int AT_ONCE = 4;
  private static final String REMEDY =
      "Try again later; if it does not pass, look at the way there (proxy, firewall, certificates)"
          + " and at https://status.stripe.com.";

  private final StripeAccess access;
  private final StripeGate gate;
  private final Caller secret;
  private final Caller publishable;
  private final long begun = System.nanoTime();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AT_ONCE,
          task -> {
            Thread thread = new Thread(task, "testmode-preflight");
            thread.setDaemon(true);
            return thread;
          });

  private Preflight(StripeAccess access) {
    this.access = access;
    this.gate =
        StripeGate.start(access.base(), PACE, Set.of(access.secretKey(), access.publishableKey()));
    this.secret = new Caller(gate.uri(), access.secretKey());
    this.publishable = new Caller(gate.uri(), access.publishableKey());
  }

  /**
   * Asks.
   *
   * @param access where Stripe is, and test keys; live ones must have been refused before
   * @throws NotUpException when Stripe does not answer, or only with troubles of its own
   */
  public static Findings of(StripeAccess access) {
    try (Preflight preflight = new Preflight(access)) {
      return new Judgement(access, preflight.answers()).findings();
    }
  }

  private Answers answers() {
    List<Need> needs =
        access.secretKey().startsWith("rk_") ? List.of(Need.values()) : List.of(Need.PAYMENTS_READ);
    List<Callable<Heard>> questions = new ArrayList<>();
    questions.add(() -> secret.get("/v1/account"));
    questions.add(() -> secret.get("/v1/balance"));
    needs.forEach(need -> questions.add(() -> need.tried(secret)));
    List<Heard> heard = all(questions);
    Heard account = heard.get(0);
    requireStripe(account);
    Map<Need, Heard> tried = new EnumMap<>(Need.class);
    needs.forEach(need -> tried.put(need, heard.get(2 + tried.size())));
    ShopperKey shopper = new ShopperKey(secret, publishable);
    Heard intents = tried.get(Need.PAYMENTS_READ);
    Answers.Shopper owner =
        all(List.<Callable<Answers.Shopper>>of(() -> shopper.owner(intents, Answers.id(account))))
            .get(0);
    return new Answers(account, heard.get(1), tried, owner);
  }

  /** Asks several things at once, and hears all answers or none. */
  private <T> List<T> all(List<Callable<T>> questions) {
    long left = LIMIT.toNanos() - (System.nanoTime() - begun);
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> each : threads.invokeAll(questions, left, TimeUnit.NANOSECONDS)) {
        answers.add(each.get());
      }
      requireNoTrouble();
      return answers;
    } catch (CancellationException late) {
      throw notUp("it did not answer everything within " + LIMIT.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notUp("asking was interrupted");
    } catch (ExecutionException e) {
      requireNoTrouble();
      if (e.getCause() instanceof Caller.NoAnswerException none) {
        throw notUp(String.valueOf(none.getMessage()));
      }
      throw new IllegalStateException("a question of the preflight could not be asked", e);
    }
  }

  private void requireNoTrouble() {
    for (Trouble trouble : gate.tally().troubles()) {
      if (trouble.kind() != Trouble.Kind.KEY_REFUSED) {
        throw notUp(trouble.what());
      }
    }
  }

  /** Whoever answers this question neither with an account nor with a refusal is somebody else. */
  private void requireStripe(Heard account) {
    boolean told = account.granted() && account.text("/id") != null;
    if (!told && !account.keyIsRefused() && !account.forbidden()) {
      throw notUp("GET /v1/account was answered with " + account.status() + ", as no Stripe does");
    }
  }

  private NotUpException notUp(String heard) {
    return new NotUpException("Stripe cannot be asked at " + access.base(), heard, REMEDY);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    gate.close();
  }
}
