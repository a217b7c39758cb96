package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.facts.StripeFact;

/** Repeats recorded requests about products and prices. */
final class RecordedCatalogTest {
  private static final String PRODUCTS = "/v1/products";
  private static final String PRICES = "/v1/prices";

  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  private JsonObject post(String target, String form) {
    return till.wire.post(target, form).json();
  }

  private String priced() {
    String price = "default_price_data[currency]=usd&default_price_data[unit_amount]=1500";
    return till.wire
        .post(PRODUCTS, "name=Priced&" + price + "&default_price_data[recurring][interval]=month")
        .id();
  }

  private static void same(String recording, JsonObject seen) {
    assertThat(Recording.lines(seen)).isEqualTo(Recording.lines(recording));
  }

  private static void refused(String recording, int status, Wire.Reply reply) {
    assertThat(reply.status()).isEqualTo(status);
    same(recording, reply.json());
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {
        "POST /v1/products",
        "GET /v1/products/{id}",
        "POST /v1/products/{id}",
        "DELETE /v1/products/{id}"
      },
      ref = "recordings 120a, 120b, 120e, 120f",
      on = "2026-09-20")
  void aProductFromItsCreationToItsDeletion() {
    Wire.Reply created = till.wire.post(PRODUCTS, "name=Widget");
    same("120a-product-create", created.json());
    String url = PRODUCTS + "/" + created.id();
    assertThat(till.wire.get(url).json()).isEqualTo(created.json());
    same("120b-product-update", post(url, "description=updated&metadata[a]=1"));
    same("120e-product-delete", till.wire.delete(url).json());
    refused("120f-product-deleted-404", 404, till.wire.get(url));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/products",
      ref = "recordings 120c, 120d",
      on = "2026-09-20")
  void aProductWithAllItsParticularsAndOneWithItsPrice() {
    same(
        "120c-product-create-full",
        post(
            PRODUCTS,
            "name=Full&shippable=true&statement_descriptor=P7 DESC&unit_label=widget"
                + "&url=https://example.test/full&tax_code=txcd_10103000&description=d"
                + "&images[0]=https://example.test/i.png&marketing_features[0][name]=feature one"
                + "&package_dimensions[height]=1&package_dimensions[length]=2"
                + "&package_dimensions[weight]=3&package_dimensions[width]=4"));
    same("120d-product-with-default-price", till.wire.get(PRODUCTS + "/" + priced()).json());
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/products", "POST /v1/products/{id}", "DELETE /v1/products/{id}"},
      ref = "recordings 120g, 120h, 120i",
      on = "2026-09-20")
  void productsThatAreRefusedAndOneThatHasAPriceAndCannotBeDeleted() {
    refused("120g-product-name-missing", 400, till.wire.post(PRODUCTS, ""));
    String url = PRODUCTS + "/" + priced();
    refused(
        "120h-product-default-price-missing", 400, till.wire.post(url, "default_price=price_nope"));
    refused("120i-product-delete-with-price", 400, till.wire.delete(url));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/prices", "GET /v1/prices/{price}", "POST /v1/prices/{price}"},
      ref = "recordings 121a, 121b, 121c, 121d, 121e, 121q",
      on = "2026-09-20")
  void aLookupKeyBelongsToOnePriceUntilItIsTransferred() {
    String product = "&product=" + priced();
    same(
        "121a-price-one-time",
        post(
            PRICES,
            "currency=usd&unit_amount=2000&nickname=one time"
                + "&currency_options[eur][unit_amount]=90"
                + product));
    String holding = "currency=usd&unit_amount=999&recurring[interval]=month&lookup_key=s07-key";
    Wire.Reply holder = till.wire.post(PRICES, holding + product);
    same("121b-price-recurring-lookup-key", holder.json());
    String taking = "currency=usd&unit_amount=%d&lookup_key=s07-key" + product;
    refused("121c-price-lookup-key-taken", 400, till.wire.post(PRICES, taking.formatted(500)));
    Wire.Reply taker = till.wire.post(PRICES, taking.formatted(555) + "&transfer_lookup_key=true");
    same("121d-price-lookup-key-transferred", taker.json());
    same("121e-price-that-lost-its-lookup-key", till.wire.get(PRICES + "/" + holder.id()).json());
    same("121q-price-lookup-key-taken-away", post(PRICES + "/" + taker.id(), "lookup_key="));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/prices",
      ref = "recordings 121f, 121g, 121h, 121i",
      on = "2026-09-20")
  void pricesInTiersInFractionsOfACentAsTheShopperLikesAndWithTheirProduct() {
    String ours = "currency=usd&product=" + priced();
    same(
        "121f-price-tiered",
        post(
            PRICES,
            ours
                + "&billing_scheme=tiered&tiers_mode=graduated&recurring[interval]=month"
                + "&tiers[0][up_to]=5&tiers[0][unit_amount]=500"
                + "&tiers[1][up_to]=inf&tiers[1][unit_amount]=400"));
    same("121g-price-decimal", post(PRICES, ours + "&unit_amount_decimal=123.45"));
    same(
        "121h-price-chosen-by-shopper",
        post(
            PRICES,
            ours
                + "&custom_unit_amount[enabled]=true&custom_unit_amount[maximum]=10000"
                + "&custom_unit_amount[minimum]=100&custom_unit_amount[preset]=500"));
    same(
        "121i-price-with-product-data",
        post(PRICES, "currency=eur&unit_amount=1000&product_data[name]=inline prod"));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/prices", "GET /v1/prices/{price}"},
      ref = "recordings 121j, 121k, 121l, 121m, 121n, 121o, 121p",
      on = "2026-09-20")
  void pricesThatAreRefused() {
    String ours = "currency=usd&product=" + priced();
    String amount = "&unit_amount=1000";
    refused("121j-price-without-product", 400, till.wire.post(PRICES, "currency=usd" + amount));
    refused("121k-price-without-amount", 400, till.wire.post(PRICES, ours));
    refused(
        "121l-price-two-products",
        400,
        till.wire.post(PRICES, ours + amount + "&product_data[name]=x"));
    String tier = "&tiers[0][up_to]=inf&tiers[0][unit_amount]=500";
    refused(
        "121m-price-one-time-tiered",
        400,
        till.wire.post(PRICES, ours + "&billing_scheme=tiered&tiers_mode=volume" + tier));
    refused(
        "121n-price-metered",
        400,
        till.wire.post(
            PRICES,
            ours + "&unit_amount=5&recurring[interval]=month&recurring[usage_type]=metered"));
    refused(
        "121o-price-product-missing",
        400,
        till.wire.post(PRICES, "currency=usd&product=prod_nope" + amount));
    refused("121p-price-404", 404, till.wire.get(PRICES + "/price_nope"));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/products/{id}", "DELETE /v1/products/{id}"},
      ref = "recordings 122a, 122b",
      on = "2026-09-20")
  void theEventsOfAProductShowWhatWasBeforeLeafByLeafAndADeletedOneAsNotActive() {
    String id = till.wire.post(PRODUCTS, "name=probe events&metadata[seed]=1").id();
    till.wire.post(PRODUCTS + "/" + id, "description=d&metadata[a]=1");
    till.wire.delete(PRODUCTS + "/" + id);
    sameData("122a-event-product-updated", event("product.updated"));
    sameData("122b-event-product-deleted", event("product.deleted"));
  }

  private JsonObject event(String type) {
    return till.wire.get("/v1/events?limit=1&type=" + type).json();
  }

  /** In any order: Stripe showed the newer of two metadata keys first, and one case is no rule. */
  private static void sameData(String recording, JsonObject seen) {
    assertThat(data(Recording.lines(seen)))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(data(Recording.lines(recording)));
  }

  private static List<String> data(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(".data[].data"))
        .map(line -> line.replace("{seed, a}", "{a, seed}"))
        .toList();
  }
}
