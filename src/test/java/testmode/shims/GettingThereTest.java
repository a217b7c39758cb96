package testmode.shims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import com.stripe.Stripe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import testmode.node.Node;

/** What {@code docs/getting-there.md} names exists, and what it has people type works. */
class GettingThereTest {
  private static final String NETWORK = "http://127.0.0.1:12112";
  private static final List<String> SHIMS =
      List.of(
          "src/shims/java/testmode/agent/Agent.java",
          "src/shims/node/stripe-redirect.cjs",
          "src/shims/python/sitecustomize.py",
          "src/shims/ruby/stripe_redirect.rb",
          "src/shims/php/stripe_redirect.php");

  private final String page = read("docs/getting-there.md");

  @Test
  void everyFileOfOursThatItNamesExists() {
    // The front's own files are made when it starts, the command line's when the build is over.
    List<String> later =
        List.of(
            "target/testmode-ca.pem",
            "target/testmode-ca.key",
            "target/testmode-ca.p12",
            "target/testmode.jar");
    assertThat(all("(?:src/shims|target)/[\\w./-]*\\w").filter(file -> !later.contains(file)))
        .contains("target/testmode-agent.jar", "src/shims/python")
        .allMatch(file -> Files.exists(Path.of(file)));
  }

  @Test
  void everyShimReadsTheVariableThatItNamesAndNoOtherOfOurs() {
    assertThat(all("TESTMODE_\\w+")).containsOnly("TESTMODE_STRIPE_BASE");
    assertThat(SHIMS)
        .allSatisfy(
            shim ->
                assertThat(all(read(shim), "\\bTESTMODE_[A-Z_]+"))
                    .isNotEmpty()
                    .containsOnly("TESTMODE_STRIPE_BASE"));
  }

  @Test
  void everyShimThatIsNotTestedSaysSoAsThePageDoes() {
    assertThat(SHIMS.stream().filter(shim -> read(shim).contains("NOT TESTED")))
        .containsExactly(SHIMS.get(3), SHIMS.get(4));
    assertThat(all("Not tested with Stripe's library\\.")).hasSize(2);
  }

  @Test
  void theVersionsAreThoseOfTheBuild() {
    String pinned =
        JsonParser.parseString(read("src/test/node/shims/package.json"))
            .getAsJsonObject()
            .getAsJsonObject("dependencies")
            .get("stripe")
            .getAsString();

    assertThat(page)
        .contains("in every build with stripe-java " + Stripe.VERSION)
        .contains("`testmode: stripe-java " + Stripe.VERSION + " → " + NETWORK + "`")
        .contains("in every build with stripe " + pinned)
        .contains("`testmode: stripe-node " + pinned + " → " + NETWORK + "`");
    assertThat(read("src/shims/node/stripe-redirect.cjs"))
        .contains("Tested with stripe " + pinned + " in every build");
  }

  @Test
  void theLineForJavaWorks() {
    String app = String.join(" ", JavaApp.command(List.of(), "static"));
    typed("Java", "java -jar shop.jar", app, "static pi_static\n");
  }

  @Test
  void theLineForNodeWorks() throws IOException, InterruptedException {
    Node.with("shims");
    String app = "node target/node/shims/app.js line";
    typed("Node", "node server.js", app, "line pi_static\n");
  }

  /** Types the line below a heading, with our app in the place of theirs. */
  private void typed(String heading, String theirs, String ours, String printed) {
    assumeTrue(Programs.isOnPath("sh"), "sh is not on the PATH");
    String block = page.substring(page.indexOf("\n## " + heading + "\n"));
    String line = block.substring(block.indexOf("```sh\n") + 6).lines().findFirst().orElse("");
    assertThat(line).contains(NETWORK).endsWith(theirs);
    try (StripeStub stub = new StripeStub("pi_static")) {
      String command = line.replace(NETWORK, stub.base().toString()).replace(theirs, ours);

      App app = App.run(Path.of("."), Map.of(), List.of("sh", "-c", command));

      assertThat(app.out()).isEqualTo(printed);
      assertThat(app.err()).contains(" → " + stub.base());
      assertThat(stub.calls()).hasSize(1);
    }
  }

  private Stream<String> all(String pattern) {
    return all(page, pattern);
  }

  private static Stream<String> all(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group);
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
