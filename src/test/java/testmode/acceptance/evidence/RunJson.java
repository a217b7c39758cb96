package testmode.acceptance.evidence;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonSerializer;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** How a {@link RunFile} is written: records as they are, and what is no record as below. */
final class RunJson {

  static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapter(Instant.class, text(Instant::parse))
          .registerTypeAdapter(Duration.class, text(Duration::parse))
          .registerTypeAdapter(
              new TypeToken<Optional<StripeTraffic>>() {}.getType(), noneOrOneWritten())
          .registerTypeAdapter(
              new TypeToken<Optional<StripeTraffic>>() {}.getType(), noneOrOneRead())
          .disableHtmlEscaping()
          .setPrettyPrinting()
          .create();

  private RunJson() {}

  /** A value that its own text stands for. */
  private static <T> TypeAdapter<T> text(Function<String, T> parser) {
    return new TypeAdapter<T>() {
      @Override
      public void write(JsonWriter out, T value) throws IOException {
        out.value(value.toString());
      }

      @Override
      public T read(JsonReader in) throws IOException {
        return parser.apply(in.nextString());
      }
    };
  }

  /** As an array: where a null would stand, Gson makes no empty one again. */
  private static JsonSerializer<Optional<StripeTraffic>> noneOrOneWritten() {
    return (traffic, type, context) -> {
      JsonArray written = new JsonArray();
      traffic.ifPresent(one -> written.add(context.serialize(one)));
      return written;
    };
  }

  private static JsonDeserializer<Optional<StripeTraffic>> noneOrOneRead() {
    return (written, type, context) ->
        written.getAsJsonArray().isEmpty()
            ? Optional.empty()
            : Optional.of(
                context.deserialize(written.getAsJsonArray().get(0), StripeTraffic.class));
  }
}
