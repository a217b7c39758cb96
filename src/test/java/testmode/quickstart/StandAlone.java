package testmode.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import testmode.Aside;
import testmode.commands.Commands;

/** {@code testmode.jar simulator}, started on a free port and stopped as by Ctrl-C. */
final class StandAlone implements AutoCloseable {
  /** Starting takes a second; a machine that is busy with something else may need more. */
  private static final long PATIENCE_SECONDS = 60;

  private static final Pattern ADDRESS = Pattern.compile("Stripe simulator at (\\S+) ");

  private final CountDownLatch up = new CountDownLatch(1);
  private final CountDownLatch stop = new CountDownLatch(1);
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CompletableFuture<Integer> run;

  private StandAlone(String... arguments) {
    Commands commands =
        new Commands(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            () -> {
              up.countDown();
              stop.await();
            });
    run = Aside.get(() -> commands.run(arguments));
    run.whenComplete((code, broken) -> up.countDown());
  }

  static StandAlone start(String... options) {
    String[] arguments =
        Stream.concat(Stream.of("simulator", "--port", "0"), Stream.of(options))
            .toArray(String[]::new);
    StandAlone simulator = new StandAlone(arguments);
    try {
      assertThat(simulator.up.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new AssertionError("interrupted before the simulator was up", stopped);
    }
    assertThat(simulator.err.toString()).isEmpty();
    return simulator;
  }

  /** What it printed to the terminal. */
  String said() {
    return out.toString();
  }

  URI base() {
    Matcher address = ADDRESS.matcher(said());
    assertThat(address.find()).as(said()).isTrue();
    return URI.create(address.group(1));
  }

  @Override
  public void close() {
    stop.countDown();
    assertThat(run.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join()).isZero();
  }
}
