package testmode.driver.app;

import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import testmode.driver.mapping.MappingFile;
import testmode.driver.web.Web;
import testmode.network.Exchange;

/** Mapped merchants in front of tiny servers. */
final class Merchants {

  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(10), List.of(Duration.ofMillis(1), Duration.ofMillis(1)));

  private Merchants() {}

  /** Driven along the sample, the reference shop's own mapping file. */
  static MappedMerchant alongTheSample(URI app, URI stripe, Consumer<Exchange> record) {
    MappingFile sample =
        MappingFile.read(Path.of("fixtures/merchants/reference-shop.yaml"), Map.of());
    return along(sample, app, stripe, record, StripeWitness.NONE);
  }

  static MappedMerchant along(
      MappingFile mapping, URI app, URI stripe, Consumer<Exchange> record, StripeWitness witness) {
    MappedMerchant.World world =
        new MappedMerchant.World(
            Map.of("merchant.adminToken", new JsonPrimitive("office")),
            "pk_test_world",
            receiver(mapping, app),
            "w1",
            ability -> Optional.empty(),
            () -> "");
    Surroundings around =
        new Surroundings(app, stripe, PATIENCE, witness, record, InstantSource.system(), null);
    return new MappedMerchant(mapping, world, around, new Web());
  }

  private static @Nullable URI receiver(MappingFile mapping, URI app) {
    MappingFile.Webhook webhook = mapping.webhook();
    return webhook == null ? null : URI.create(app + webhook.path());
  }
}
