package testmode.simulator.pipeline;

import java.util.Map;
import testmode.simulator.resource.FormFields;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;

/** The limits of {@code metadata}: 50 keys of 40 characters, values of 500. */
final class Metadata {
  private static final int MAX_KEY = 40;
  private static final int MAX_VALUE = 500;

  private Metadata() {}

  static void check(Form form) {
    Map<String, String> metadata = form.map("metadata");
    if (metadata.size() > FormFields.MAX_METADATA) {
      throw FormFields.tooManyMetadata(metadata.size());
    }
    // ASSUMED: the text for keys; the one for values is known.
    metadata.forEach(
        (key, value) -> {
          if (key.length() > MAX_KEY) {
            throw StripeError.invalid(
                null,
                "metadata",
                ("Metadata keys can have up to 40 characters, but you passed in a key that is %d"
                        + " characters. Invalid key: %s")
                    .formatted(key.length(), key));
          }
          if (value.length() > MAX_VALUE) {
            throw StripeError.invalid(
                null,
                "metadata[" + key + "]",
                ("Metadata values can have up to 500 characters, but you passed in a value that is"
                        + " %d characters. Invalid value: %s")
                    .formatted(value.length(), value));
          }
        });
  }
}
