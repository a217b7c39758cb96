package testmode.driver.mapping;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import testmode.driver.Ability;
import testmode.driver.Flow;
import testmode.driver.PaymentAnswer;
import testmode.driver.StripeKeys;
import testmode.driver.WebhookManners;

/**
 * How to drive one merchant app, read from a YAML file: which requests place an order, pay it,
 * refund it, and what the answers mean. The contract, line by line, is {@code
 * docs/mapping-file.md}.
 *
 * @param app who it is, and how it finds Stripe
 * @param start how to start it; null when somebody else does
 * @param session what makes requests of one shopper belong together; null for cookies only, which
 *     are always kept
 * @param setup what is asked of the app once, when it has been started; null for nothing
 * @param flows the operations of each way to pay that the app offers
 * @param prices what an order costs in a flow where that cannot be chosen
 * @param operations those that are the same however the order is paid: orderStatus, fulfilments,
 *     refund, reconcile, expireReservations
 * @param outcome what the app's answers to a shopper amount to; the first rule that matches counts
 * @param advice the app's words for what a declined shopper can do
 * @param lacking what the app cannot do, and why
 * @param without those of them that the app has no use for, as the file says: nothing is left to
 *     look at
 */
public record MappingFile(
    App app,
    @Nullable Start start,
    Keys keys,
    @Nullable Session session,
    @Nullable Webhook webhook,
    Operation.@Nullable Step health,
    @Nullable Operation setup,
    Reset reset,
    Map<String, AuthRole> auth,
    Map<Flow, Map<String, Operation>> flows,
    Map<Flow, Price> prices,
    Map<String, Operation> operations,
    List<OutcomeRule> outcome,
    Map<String, PaymentAnswer.Advice> advice,
    Map<Ability, String> lacking,
    Set<Ability> without) {

  public MappingFile {
    auth = Map.copyOf(auth);
    flows = Map.copyOf(flows);
    prices = Map.copyOf(prices);
    operations = Map.copyOf(operations);
    outcome = List.copyOf(outcome);
    advice = Map.copyOf(advice);
    lacking = Map.copyOf(lacking);
    without = Set.copyOf(without);
  }

  /** Without what it says: keys and passwords may stand anywhere in it. */
  @Override
  public String toString() {
    return "MappingFile[" + app.name() + "]";
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

  /** How the report calls the app. */
  public String name() {
    return app.name();
  }

  /** Where the app runs; null when {@code launch: reference} starts our own shop. */
  public @Nullable URI baseUrl() {
    return app.baseUrl();
  }

  /** How often the app itself sends a call that Stripe does not answer; null when not said. */
  public @Nullable Integer attempts() {
    return app.attempts();
  }

  /** Whether our own shop is started, one for each scenario. */
  public boolean launchesReference() {
    return baseUrl() == null;
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

  /**
   * Who the app is.
   *
   * @param baseUrl scheme, host and port; null for our own shop. With {@code start}, port 0 takes a
   *     free one, told as {@code ${merchant.port}}
   * @param attempts how often the app itself sends a call that Stripe does not answer, the first
   *     time included; null when it is not said
   * @param insecureTls whether the app's own certificate is not checked
   * @param redirect how its calls to Stripe reach the network, in words for people; null when it is
   *     not said
   */
  public record App(
      String name,
      @Nullable URI baseUrl,
      @Nullable Integer attempts,
      boolean insecureTls,
      @Nullable String redirect) {}

  /**
   * How to start the app, and start it again when it died.
   *
   * @param command for the shell; texts may hold templates, of which {@code ${stripe.base}} and
   *     {@code ${merchant.port}} matter most
   * @param directory where to run it, from the working directory
   * @param ready how long it may take until health answers
   */
  public record Start(
      String command, Path directory, Map<String, String> environment, Duration ready) {
    public Start {
      environment = Map.copyOf(environment);
    }

    /** Without the values of the environment: there may be keys among them. */
    @Override
    public String toString() {
      return "Start[" + StripeKeys.masked(command) + " with " + environment.keySet() + "]";
    }
  }

  /** How the app is brought back to where a scenario can begin. */
  public record Reset(Kind kind, List<Operation.Step> steps, @Nullable String command) {

    /** What is done before each scenario. */
    public static final Reset NONE = new Reset(Kind.NONE, List.of(), null);

    public Reset {
      steps = List.copyOf(steps);
    }

    /** Nothing, requests to the app, a command of the shell, or a new start. */
    public enum Kind {
      NONE,
      REQUEST,
      COMMAND,
      RESTART
    }
  }

  /**
   * A bearer token that every answer may change; cookies are kept beside it.
   *
   * @param captureHeader the answer's header that carries it
   * @param header the request's header that shows it
   * @param format the request header's value, a template that holds {@code ${session}}
   */
  public record Session(String captureHeader, String header, String format) {}

  /**
   * What an order costs where a scenario cannot choose it.
   *
   * @param fixed in the unit; null when it is extracted
   * @param from the name under which it is extracted; null when it is fixed
   * @param majorUnits whether it counts decimals ({@code 40.00}) instead of minor units
   * @param currency a code, or a template
   */
  public record Price(
      @Nullable BigDecimal fixed, @Nullable String from, boolean majorUnits, String currency) {}

  /**
   * The Stripe keys under which a running app works; null where the driver makes them.
   *
   * @param seenOnNetwork whether the secret key is taken from the app's own calls
   */
  public record Keys(@Nullable String secret, @Nullable String publishable, boolean seenOnNetwork) {

    @Override
    public String toString() {
      return StripeKeys.masked("Keys[" + secret + ", " + publishable + "]");
    }
  }

  /**
   * Where the app receives events.
   *
   * @param path null when the app registers its endpoint at Stripe itself
   * @param secret what it checks them with; null where Stripe's own is handed to it, or it is told
   *     by Stripe
   */
  public record Webhook(@Nullable String path, @Nullable String secret, WebhookManners manners) {

    /** Whether the app registers its endpoint at Stripe itself. */
    public boolean registered() {
      return path == null;
    }

    /** Without the secret, which the app checks as it stands, whatever it looks like. */
    @Override
    public String toString() {
      return "Webhook[" + path + "]";
    }
  }

  /**
   * How a request shows who sends it.
   *
   * @param steps how to log in; empty when the credentials are fixed
   * @param header null when the cookies of the login do
   * @param format the header's value, a template
   */
  public record AuthRole(
      List<Operation.Step> steps, @Nullable String header, @Nullable String format) {
    public AuthRole {
      steps = List.copyOf(steps);
    }

    /** Without the credentials. */
    @Override
    public String toString() {
      return "AuthRole[" + header + "]";
    }
  }
}
