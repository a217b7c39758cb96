package testmode.driver.settings;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.driver.settings.Settings.Audit;
import testmode.driver.settings.Settings.Shard;
import testmode.driver.settings.Settings.Webhooks;

/** The written forms of the settings; null for what has another form. */
final class SettingsValues {
  private static final int MAX_PORT = 65_535;
  private static final Pattern SHARD = Pattern.compile("([1-9]\\d{0,3})/([1-9]\\d{0,3})");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private SettingsValues() {}

  static @Nullable String oneOf(List<String> known, String text) {
    return known.contains(text) ? text : null;
  }

  static @Nullable Long seed(String text) {
    Long number = number(text);
    return number == null || number < 0 ? null : number;
  }

  static @Nullable Integer port(String text) {
    Long number = number(text);
    return number == null || number < 0 || number > MAX_PORT ? null : number.intValue();
  }

  /** An address without anything after the port, so that paths can be put behind it. */
  static @Nullable URI address(String text) {
    URI uri;
    try {
      uri = URI.create(text.replaceFirst("/$", ""));
    } catch (IllegalArgumentException notAnAddress) {
      return null;
    }
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    boolean bare = uri.getHost() != null && uri.getRawUserInfo() == null;
    boolean pathless = "".equals(uri.getRawPath()) && uri.getRawQuery() == null;
    return http && bare && pathless && uri.getRawFragment() == null ? uri : null;
  }

  static boolean onThisMachine(URI uri) {
    return LOOPBACK.matcher(uri.getHost()).matches();
  }

  static @Nullable Webhooks webhooks(String text) {
    return constant(Webhooks.values(), text);
  }

  static @Nullable Audit audit(String text) {
    return constant(Audit.values(), text);
  }

  private static <E extends Enum<E>> @Nullable E constant(E[] all, String text) {
    return Arrays.stream(all)
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElse(null);
  }

  static @Nullable Shard shard(String text) {
    Matcher parts = SHARD.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    int number = Integer.parseInt(parts.group(1));
    int count = Integer.parseInt(parts.group(2));
    return number > count ? null : new Shard(number, count);
  }

  static @Nullable List<Path> folders(String text) {
    try {
      List<Path> folders = Arrays.stream(text.split("\\s*,\\s*")).map(Path::of).toList();
      boolean there = !text.isEmpty() && folders.stream().allMatch(Files::isDirectory);
      return there ? folders : null;
    } catch (InvalidPathException notAPath) {
      return null;
    }
  }

  static @Nullable Set<String> someOf(List<String> known, String text) {
    Set<String> some = new LinkedHashSet<>(Arrays.asList(text.split("\\s*,\\s*")));
    return known.containsAll(some) ? some : null;
  }

  static @Nullable Boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> null;
    };
  }

  /** One that is there and can be written to, or that can be made below one that is. */
  static @Nullable Path folder(String text) {
    Path folder;
    try {
      folder = Path.of(text);
    } catch (InvalidPathException notAPath) {
      return null;
    }
    Path there = folder.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    boolean usable = there != null && Files.isDirectory(there) && Files.isWritable(there);
    return usable && !text.isBlank() ? folder : null;
  }

  private static @Nullable Long number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }
}
