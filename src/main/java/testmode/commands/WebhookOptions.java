package testmode.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import testmode.simulator.SimulatorConfig.Webhook;
import testmode.simulator.SimulatorConfig.Webhooks;

/** Where the simulator's events go, as {@code stripe listen --forward-to} would have it. */
final class WebhookOptions {
  @Option(
      names = "--webhook-url",
      paramLabel = "URL",
      converter = WebAddress.class,
      description = "Where every event of every account is delivered; more endpoints by the API.")
  private @Nullable URI url;

  @Option(
      names = "--webhook-secret",
      paramLabel = "SECRET",
      description =
          "Signs what goes to --webhook-url; made from the seed and printed if not given.")
  private @Nullable String secret;

  @Option(
      names = "--no-webhooks",
      description = "Nothing is delivered; endpoints may be created, and events be listed.")
  private boolean none;

  /**
   * Signed at the wall clock's time, because SDKs refuse what their own clock calls old.
   *
   * @throws BadInput when the options contradict each other
   */
  Webhooks webhooks(long seed) {
    if (none && url != null) {
      throw new BadInput(
          "--no-webhooks forbids what --webhook-url asks for; leave one of them out.");
    }
    if (url == null && secret != null) {
      throw new BadInput("--webhook-secret needs --webhook-url: there is nothing to sign yet.");
    }
    if (secret != null && !secret.matches("whsec_\\w+")) {
      throw new BadInput(
          "--webhook-secret must begin with whsec_ and go on in letters and digits; without it one"
              + " is made and printed.");
    }
    Webhook endpoint =
        url == null ? null : new Webhook(url, secret == null ? secretOf(seed) : secret);
    return new Webhooks(endpoint, !none, true);
  }

  /** What a person has to know to receive the events; a secret that they gave is not repeated. */
  @Nullable String told(Webhooks webhooks) {
    if (webhooks.endpoint() == null) {
      return none ? "Events are kept and can be listed; nothing is delivered." : null;
    }
    return "Events go to "
        + webhooks.endpoint().url()
        + (secret == null ? ", signed with " + webhooks.endpoint().secret() : "");
  }

  /** In the form of those that {@code stripe listen} prints, and the same in every run. */
  private static String secretOf(long seed) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(("webhook secret " + seed).getBytes(UTF_8));
      return "whsec_" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
