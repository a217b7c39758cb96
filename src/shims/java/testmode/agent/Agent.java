package testmode.agent;

import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;

/**
 * Leads stripe-java to another address: {@code
 * JAVA_TOOL_OPTIONS=-javaagent:target/testmode-agent.jar=http://127.0.0.1:12112}.
 *
 * <p>Without an argument, the environment variable {@code TESTMODE_STRIPE_BASE} names the address.
 * An address that is missing, or not on this machine, ends the JVM before the app starts.
 */
public final class Agent {
  private static final String VARIABLE = "TESTMODE_STRIPE_BASE";
  private static final int BAD_INPUT = 2;

  private Agent() {}

  /** Called by the JVM before the app's own {@code main}. */
  public static void premain(String argument, Instrumentation jvm) {
    boolean said = argument != null && !argument.isEmpty();
    try {
      String base = LoopbackBase.of(said ? argument : System.getenv(VARIABLE));
      jvm.addTransformer(new StripeClasses(base, Agent::say));
    } catch (IllegalArgumentException refused) {
      say((said ? "the agent's argument " : VARIABLE + " ") + refused.getMessage());
      System.exit(BAD_INPUT);
    }
  }

  /** In UTF-8, for a JVM whose own charset has no arrow would print a question mark. */
  private static void say(String what) {
    byte[] line = ("testmode: " + what + "\n").getBytes(StandardCharsets.UTF_8);
    System.err.write(line, 0, line.length);
    System.err.flush();
  }
}
