package testmode.shims;

import com.google.gson.Gson;
import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An app that knows nothing of Testmode: it finds Stripe as stripe-java does, in several ways. */
final class JavaApp {
  private static final String KEY = "sk_test_agent";

  private JavaApp() {}

  /** One way of calling Stripe for each word given; prints what came back. */
  public static void main(String... ways) {
    for (String way : ways) {
      System.out.println(way + " " + outcome(way));
    }
  }

  /** Starts it in a JVM like this one, with these options. */
  static List<String> command(List<String> options, String... ways) {
    String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.add("-cp");
    command.add(
        Stream.of(JavaApp.class, Stripe.class, Gson.class, Nullable.class)
            .map(JavaApp::home)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(JavaApp.class.getName());
    command.addAll(List.of(ways));
    return command;
  }

  /** The jar or folder that a class comes from. */
  private static String home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static String outcome(String way) {
    try {
      return call(way);
    } catch (StripeException refused) {
      String text = String.valueOf(refused.getMessage());
      return refused.getClass().getSimpleName() + " " + text.lines().findFirst().orElse("");
    }
  }

  private static String call(String way) throws StripeException {
    return switch (way) {
      case "static" -> {
        Stripe.apiKey = KEY;
        yield PaymentIntent.retrieve("pi_static").getId();
      }
      case "front" -> {
        Stripe.apiKey = KEY;
        yield PaymentIntent.retrieve("pi_front").getId();
      }
      case "client" -> clientTo(null).v1().paymentIntents().retrieve("pi_client").getId();
      case "stubborn" -> {
        Stripe.overrideApiBase("https://api.stripe.com");
        yield PaymentIntent.retrieve("pi_stubborn", RequestOptions.getDefault()).getId();
      }
      case "stubborn-client" ->
          clientTo("https://api.stripe.com").v1().paymentIntents().retrieve("pi_stubborn").getId();
      case "live" -> {
        RequestOptions live = RequestOptions.builder().setApiKey("sk_live_1234").build();
        yield PaymentIntent.retrieve("pi_live", live).getId();
      }
      case "live-client" ->
          new StripeClient("rk_live_1234").v1().paymentIntents().retrieve("pi_live").getId();
      default -> throw new IllegalArgumentException(way);
    };
  }

  private static StripeClient clientTo(@Nullable String base) {
    StripeClient.StripeClientBuilder builder = StripeClient.builder().setApiKey(KEY);
    if (base != null) {
      builder.setApiBase(base);
    }
    return builder.build();
  }
}
