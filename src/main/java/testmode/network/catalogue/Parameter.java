package testmode.network.catalogue;

/**
 * The value of one parameter, as given or else the default.
 *
 * @param unit {@code milliseconds}, {@code seconds}, {@code bytes} or {@code copies}
 */
public record Parameter(long value, String unit) {

  Parameter with(long newValue) {
    return new Parameter(newValue, unit);
  }
}
