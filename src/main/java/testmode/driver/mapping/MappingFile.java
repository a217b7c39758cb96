package testmode.driver.mapping;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import testmode.driver.Ability;
import testmode.driver.Flow;
import testmode.driver.PaymentAnswer;

/**
 * How to drive one merchant app, read from a YAML file: which requests place an order, pay it,
 * refund it, and what the answers mean. The contract, line by line, is {@code
 * docs/mapping-file.md}.
 *
 * @param baseUrl where the app runs; null when {@code launch: reference} starts our own shop
 * @param attempts how often the app itself sends a call that Stripe does not answer, the first time
 *     included; null when it is not said
 * @param flows the operations of each way to pay that the app offers
 * @param operations those that are the same however the order is paid: orderStatus, refund,
 *     reconcile, expireReservations
 * @param outcome what the app's answers to a shopper amount to; the first rule that matches counts
 * @param advice the app's words for what a declined shopper can do
 * @param lacking what the app cannot do, and why
 */
public record MappingFile(
    String name,
    @Nullable URI baseUrl,
    @Nullable Integer attempts,
    Keys keys,
    @Nullable Webhook webhook,
    Operation.@Nullable Step health,
    Map<String, AuthRole> auth,
    Map<Flow, Map<String, Operation>> flows,
    Map<String, Operation> operations,
    List<OutcomeRule> outcome,
    Map<String, PaymentAnswer.Advice> advice,
    Map<Ability, String> lacking) {

  public MappingFile {
    auth = Map.copyOf(auth);
    flows = Map.copyOf(flows);
    operations = Map.copyOf(operations);
    outcome = List.copyOf(outcome);
    advice = Map.copyOf(advice);
    lacking = Map.copyOf(lacking);
  }

  /**
   * Reads and checks a file.
   *
   * @param environment what {@code ${env.X}} stands for
   * @throws MappingException naming everything that is wrong, each with its line
   */
  public static MappingFile read(Path file, Map<String, String> environment) {
    String shown = file.getFileName().toString();
    try {
      return parse(shown, Files.readString(file), environment);
    } catch (IOException e) {
      throw new MappingException(
          List.of(
              file + ": cannot be read (" + e.getClass().getSimpleName() + "); check the path"));
    }
  }

  /**
   * As {@link #read}, of a text.
   *
   * @param shown the file's name in messages
   */
  public static MappingFile parse(String shown, String yaml, Map<String, String> environment) {
    return new MappingReader(shown, environment).read(yaml);
  }

  /** Whether our own shop is started, one for each scenario. */
  public boolean launchesReference() {
    return baseUrl == null;
  }

  /** An operation of this flow, or the shared one of that name; null when the app has none. */
  public @Nullable Operation operation(Flow flow, String operation) {
    Operation own = flows.getOrDefault(flow, Map.of()).get(operation);
    return own != null ? own : operations.get(operation);
  }

  Stream<Operation> allOperations() {
    return Stream.concat(
        flows.values().stream().flatMap(flow -> flow.values().stream()),
        operations.values().stream());
  }

  /** The Stripe keys under which a running app works; null where the driver makes them. */
  public record Keys(@Nullable String secret, @Nullable String publishable) {}

  /**
   * Where the app receives events, and the secret it checks them with; null where Stripe's own is
   * handed to it.
   */
  public record Webhook(String path, @Nullable String secret) {}

  /**
   * How a request shows who sends it.
   *
   * @param steps how to log in; empty when the credentials are fixed
   * @param format the header's value, a template
   */
  public record AuthRole(List<Operation.Step> steps, String header, String format) {}
}
