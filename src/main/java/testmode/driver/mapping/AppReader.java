package testmode.driver.mapping;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.driver.StripeKeys;

/** Reads who the app is, how it is started, and under which keys it works. */
final class AppReader {

  private static final int MAX_PORT = 65_535;

  private static final Pattern BASE = Pattern.compile("https?://[^/?#\\s]+/?");
  private static final Duration READY = Duration.ofSeconds(30);
  private static final MappingFile.App NOBODY = new MappingFile.App("", null, null, false, null);

  private final TemplateUses templates;
  private final StepReader steps;

  AppReader(TemplateUses templates, StepReader steps) {
    this.templates = templates;
    this.steps = steps;
  }

  MappingFile.App app(@Nullable Place merchant, @Nullable Place start) {
    if (merchant == null) {
      return NOBODY;
    }
    Map<String, Place> keys = merchant.section(Block.MERCHANT);
    Place name = merchant.required(keys, "name");
    if (name != null && name.text().isBlank() && name.fine()) {
      name.wrong("'merchant.name' must not be empty: messages and reports call the app by it");
    }
    URI base = baseUrl(merchant, keys);
    if (base != null && base.getPort() == 0 && start == null) {
      keys.get("baseUrl")
          .wrong("'merchant.baseUrl' may have port 0 only when 'start' says how to start the app");
    }
    if (start != null && keys.containsKey("launch")) {
      start.wrong("'start' needs 'merchant.baseUrl': our own shop is started anyway");
    }
    return new MappingFile.App(
        name == null ? "" : name.text(),
        base,
        attempts(keys.get("attempts")),
        keys.containsKey("tls") && insecure(keys.get("tls")),
        keys.containsKey("redirect") ? keys.get("redirect").text() : null);
  }

  private static boolean insecure(Place tls) {
    Place insecure = tls.required(tls.section(Block.TLS), "insecure");
    return insecure != null && insecure.truth();
  }

  private static @Nullable Integer attempts(@Nullable Place place) {
    if (place == null) {
      return null;
    }
    int attempts = place.whole();
    if (attempts < 1 && place.fine()) {
      place.wrong("'merchant.attempts' (" + attempts + ") must be at least 1, the first attempt");
    }
    return attempts;
  }

  private @Nullable URI baseUrl(Place merchant, Map<String, Place> keys) {
    Place url = keys.get("baseUrl");
    Place launch = keys.get("launch");
    if ((url == null) == (launch == null)) {
      merchant.wrong(
          "'merchant' must have either 'baseUrl' (an app that runs) or 'launch: reference' (our own"
              + " shop)");
    }
    if (launch != null) {
      launch.oneOf("reference");
    }
    String text = url == null ? null : templates.resolvedNow(url);
    if (text == null) {
      return null;
    }
    if (!BASE.matcher(text).matches()) {
      url.wrong(
          "'merchant.baseUrl' ("
              + url.text()
              + ") must be scheme, host and port, as in http://127.0.0.1:8080");
      return null;
    }
    try {
      URI base = URI.create(text.replaceAll("/$", ""));
      if (base.getPort() > MAX_PORT) {
        url.wrong(
            "'merchant.baseUrl' ("
                + url.text()
                + ") has no port that exists: the last one is "
                + MAX_PORT);
        return null;
      }
      return base;
    } catch (IllegalArgumentException e) {
      url.wrong("'merchant.baseUrl' (" + url.text() + ") is no address");
      return null;
    }
  }

  MappingFile.@Nullable Start start(@Nullable Place place) {
    if (place == null) {
      return null;
    }
    Map<String, Place> keys = place.section(Block.START);
    Place command = place.required(keys, "command");
    Place directory = keys.get("directory");
    Map<String, String> environment = new LinkedHashMap<>();
    if (keys.containsKey("environment")) {
      keys.get("environment")
          .entries()
          .forEach((name, it) -> environment.put(name, steps.template(it)));
    }
    return new MappingFile.Start(
        command == null ? "" : steps.template(command),
        Path.of(directory == null ? "" : directory.text()),
        environment,
        keys.containsKey("ready") ? keys.get("ready").duration() : READY);
  }

  MappingFile.Keys keys(@Nullable Place place) {
    if (place == null) {
      return new MappingFile.Keys(null, null, false);
    }
    Map<String, Place> keys = place.section(Block.KEYS);
    Place secret = keys.get("secret");
    boolean seen = secret != null && secret.json().isJsonObject();
    if (seen) {
      Place from = secret.required(secret.section(Block.SEEN), "from");
      if (from != null) {
        from.oneOf("network");
      }
    }
    return new MappingFile.Keys(
        seen ? null : key(secret, "sk_test_", "rk_test_"),
        key(keys.get("publishable"), "pk_test_"),
        seen);
  }

  private @Nullable String key(@Nullable Place place, String... starts) {
    String key = place == null ? null : templates.resolvedNow(place);
    if (key == null || StripeKeys.liveIn(key).isPresent()) {
      return null;
    }
    for (String start : starts) {
      if (key.startsWith(start)) {
        return key;
      }
    }
    place.wrong("'" + place.path() + "' must begin with " + String.join(" or ", starts));
    return null;
  }

  MappingFile.Reset reset(@Nullable Place place, @Nullable Place start) {
    if (place == null) {
      return MappingFile.Reset.NONE;
    }
    Map<String, Place> keys = place.section(Block.RESET);
    Place kind = place.required(keys, "kind");
    if (kind == null) {
      return MappingFile.Reset.NONE;
    }
    String word = kind.oneOf("none", "request", "command", "restart");
    if (word.equals("restart") && start == null) {
      kind.wrong("'reset.kind' (restart) needs 'start', which says how to start the app");
    }
    Place requests = word.equals("request") ? place.required(keys, "steps") : null;
    Place command = word.equals("command") ? place.required(keys, "command") : null;
    needs(keys.get("steps"), word, "request");
    needs(keys.get("command"), word, "command");
    return new MappingFile.Reset(
        MappingFile.Reset.Kind.valueOf(word.toUpperCase(Locale.ROOT)),
        requests == null ? List.of() : steps.steps(requests),
        command == null ? null : steps.template(command));
  }

  private static void needs(@Nullable Place place, String kind, String needed) {
    if (place != null && !kind.equals(needed)) {
      place.wrong("'" + place.path() + "' belongs to 'reset.kind' " + needed + ", not " + kind);
    }
  }
}
