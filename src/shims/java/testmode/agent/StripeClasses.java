package testmode.agent;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is changed in stripe-java. All versions that were looked at ask getters of these names where
 * a call goes to, so that neither a default nor an address that the app sets itself matters; and
 * all refuse keys with whitespace, by a pattern that is made to match live keys too.
 */
final class StripeClasses implements ClassFileTransformer {
  private static final String PACKAGE = "com/stripe/";
  private static final String STRIPE = "com/stripe/Stripe";
  private static final String STRING_UTILS = "com/stripe/util/StringUtils";

  private static final Set<String> BASES =
      new HashSet<>(
          Arrays.asList("getApiBase", "getConnectBase", "getUploadBase", "getMeterEventsBase"));

  private static final String WHITESPACE = "\\s";
  private static final String WHITESPACE_OR_LIVE = "\\s|^[rs]k_live_";
  private static final String COMPLAINT = "Your API key is invalid, as it contains whitespace";
  private static final String REFUSAL =
      "Testmode's agent refuses this API key before anything is sent: it is a live key, or it"
          + " contains whitespace. Give the app a test key (sk_test_...).";

  private final String base;
  private final Consumer<String> say;

  StripeClasses(String base, Consumer<String> say) {
    this.base = base;
    this.say = say;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] original) {
    if (name == null || !name.startsWith(PACKAGE)) {
      return null;
    }
    try {
      ClassFile file = new ClassFile(original, text -> replaced(name, text), BASES, base);
      tell(name, file);
      return file.isChanged() ? file.bytes() : null;
    } catch (IOException | RuntimeException notUnderstood) {
      // The JVM would swallow it, and the app call Stripe.
      say.accept("NOT redirected: " + name + " was not understood (" + notUnderstood + ")");
      return null;
    }
  }

  private static String replaced(String name, String text) {
    if (name.equals(STRING_UTILS) && text.equals(WHITESPACE)) {
      return WHITESPACE_OR_LIVE;
    }
    return text.startsWith(COMPLAINT) ? REFUSAL : text;
  }

  private void tell(String name, ClassFile file) {
    if (name.equals(STRIPE)) {
      String library = "stripe-java " + file.constant("VERSION");
      say.accept(
          file.isChanged()
              ? library + " → " + base
              : library + " is NOT redirected: it has no getter of an address");
    }
    if (name.equals(STRING_UTILS) && !file.isChanged()) {
      say.accept("this stripe-java would accept a live key: do not give it one");
    }
  }
}
