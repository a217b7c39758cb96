package testmode.shims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** With the first Python of the PATH that has Stripe's library; skipped where none has. */
class PythonShimTest {
  private static final Path SHIM = Path.of("src/shims/python").toAbsolutePath();
  private static final Path APP = Path.of("src/test/python/shims/app.py");

  @Test
  void everyCallOfTheLibraryLeadsToTheNetworkAndNothingElseDoes() {
    try (StripeStub stub = new StripeStub("pi_python");
        StripeStub other = new StripeStub("pi_other")) {
      App app =
          started(
              withStripe(),
              Map.of("TESTMODE_STRIPE_BASE", stub.base() + "/", "OTHER", other.base().toString()),
              "retrieve modify stubborn live other".split(" "));

      assertThat(app.out())
          .isEqualTo(
              """
              retrieve pi_python
              modify pi_python
              stubborn pi_python
              live testmode: a call with a live key was refused before it was sent: give the app a\
               test key
              other 200
              """);
      assertThat(stub.calls())
          .containsExactly(
              "GET /v1/payment_intents/pi_python",
              "POST /v1/payment_intents/pi_python",
              "GET /v1/payment_intents/pi_python");
      assertThat(other.calls()).containsExactly("GET /v1/payment_intents/pi_other");
      assertThat(app.err())
          .containsPattern(
              "testmode: stripe-python [\\d.]+ → " + Pattern.quote(stub.base() + "\n"));
      assertThat(app.out() + app.err()).doesNotContain("1234");
    }
  }

  @Test
  void anAddressThatIsNotThisMachinesEndsTheAppBeforeItStarts() {
    Optional<String> python = Programs.onPath("python3").stream().findFirst();
    assumeTrue(python.isPresent(), "python3 is not on the PATH");

    App app =
        started(
            python.orElseThrow(), Map.of("TESTMODE_STRIPE_BASE", "https://api.stripe.com"), "live");

    assertThat(app.code()).isEqualTo(2);
    assertThat(app.out()).isEmpty();
    assertThat(app.err())
        .startsWith("testmode: TESTMODE_STRIPE_BASE (https://api.stripe.com) must be http");
  }

  private static App started(String python, Map<String, String> environment, String... ways) {
    // Without -B, Python would leave its compiled shim among the sources.
    List<String> command = new ArrayList<>(List.of(python, "-B", APP.toString()));
    command.addAll(List.of(ways));
    return App.run(Path.of("."), with(environment, "PYTHONPATH", path()), command);
  }

  /** The shim's folder before whatever the machine says already. */
  private static String path() {
    String machine = System.getenv("PYTHONPATH");
    return machine == null ? SHIM.toString() : SHIM + File.pathSeparator + machine;
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> more = new HashMap<>(map);
    more.put(key, value);
    return more;
  }

  private static String withStripe() {
    Optional<String> python =
        Programs.onPath("python3").stream().filter(PythonShimTest::hasStripe).findFirst();
    assumeTrue(
        python.isPresent(),
        "no python3 of the PATH has Stripe's library; Debian's package is python3-stripe");
    return python.orElseThrow();
  }

  private static boolean hasStripe(String python) {
    List<String> command = List.of(python, "-B", "-c", "import stripe.http_client");
    return App.run(Path.of("."), Map.of(), command).code() == 0;
  }
}
