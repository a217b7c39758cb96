package testmode.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator is started.
 *
 * @param host the address to listen on; the loopback unless somebody really means otherwise
 * @param port 0 for any free port
 * @param seed decides every id and secret, together with the account's name
 * @param clockStart what a new account's clock shows first; null for the wall clock's now
 */
public record SimulatorConfig(
    String host, int port, long seed, ClockMode clock, @Nullable Instant clockStart) {

  private static final int MAX_PORT = 65_535;

  public SimulatorConfig {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host (" + host + ") must not be blank");
    }
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("port (" + port + ") must be between 0 and " + MAX_PORT);
    }
  }

  /** Loopback, any free port, seed 1, a clock that stands at the wall clock's now. */
  public static SimulatorConfig defaults() {
    return new SimulatorConfig("127.0.0.1", 0, 1, ClockMode.MANUAL, null);
  }

  public SimulatorConfig withHost(String other) {
    return new SimulatorConfig(other, port, seed, clock, clockStart);
  }

  public SimulatorConfig withPort(int other) {
    return new SimulatorConfig(host, other, seed, clock, clockStart);
  }

  public SimulatorConfig withSeed(long other) {
    return new SimulatorConfig(host, port, other, clock, clockStart);
  }

  public SimulatorConfig withClock(ClockMode other) {
    return new SimulatorConfig(host, port, seed, other, clockStart);
  }

  public SimulatorConfig withClockStart(@Nullable Instant other) {
    return new SimulatorConfig(host, port, seed, clock, other);
  }
}
