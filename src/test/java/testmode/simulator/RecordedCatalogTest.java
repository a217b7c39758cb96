package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.Recording.same;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

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

  private Wire.Reply post(String target, String form) {
    return till.wire.post(target, form);
  }

  private String priced() {
    String price = "default_price_data[currency]=usd&default_price_data[unit_amount]=1500";
    return till.wire
        .post(PRODUCTS, "name=Priced&" + price + "&default_price_data[recurring][interval]=month")
        .id();
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
    same("120a-product-create", created);
    String url = PRODUCTS + "/" + created.id();
    assertThat(till.wire.get(url).json()).isEqualTo(created.json());
    same("120b-product-update", post(url, "description=updated&metadata[a]=1"));
    same("120e-product-delete", till.wire.delete(url));
    same("120f-product-deleted-404", till.wire.get(url));
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
    same("120d-product-with-default-price", till.wire.get(PRODUCTS + "/" + priced()));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/products", "POST /v1/products/{id}", "DELETE /v1/products/{id}"},
      ref = "recordings 120g, 120h, 120i",
      on = "2026-09-20")
  void productsThatAreRefusedAndOneThatHasAPriceAndCannotBeDeleted() {
    same("120g-product-name-missing", till.wire.post(PRODUCTS, ""));
    String url = PRODUCTS + "/" + priced();
    same("120h-product-default-price-missing", till.wire.post(url, "default_price=price_nope"));
    same("120i-product-delete-with-price", till.wire.delete(url));
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
    same("121b-price-recurring-lookup-key", holder);
    String taking = "currency=usd&unit_amount=%d&lookup_key=s07-key" + product;
    same("121c-price-lookup-key-taken", till.wire.post(PRICES, taking.formatted(500)));
    Wire.Reply taker = till.wire.post(PRICES, taking.formatted(555) + "&transfer_lookup_key=true");
    same("121d-price-lookup-key-transferred", taker);
    same("121e-price-that-lost-its-lookup-key", till.wire.get(PRICES + "/" + holder.id()));
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
    same("121j-price-without-product", till.wire.post(PRICES, "currency=usd" + amount));
    same("121k-price-without-amount", till.wire.post(PRICES, ours));
    same(
        "121l-price-two-products", till.wire.post(PRICES, ours + amount + "&product_data[name]=x"));
    String tier = "&tiers[0][up_to]=inf&tiers[0][unit_amount]=500";
    same(
        "121m-price-one-time-tiered",
        till.wire.post(PRICES, ours + "&billing_scheme=tiered&tiers_mode=volume" + tier));
    same(
        "121n-price-metered",
        till.wire.post(
            PRICES,
            ours + "&unit_amount=5&recurring[interval]=month&recurring[usage_type]=metered"));
    same(
        "121o-price-product-missing",
        till.wire.post(PRICES, "currency=usd&product=prod_nope" + amount));
    same("121p-price-404", till.wire.get(PRICES + "/price_nope"));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/products/{id}", "DELETE /v1/products/{id}"},
      ref = "recordings 122a, 122b",
      on = "2026-09-20")
  void theEventsOfAProductShowWhatWasBeforeLeafByLeafAndADeletedOneAsNotActive() {
    productWithEveryEvent();
    productWithEveryEvent();
    same("122a-event-product-updated", event("product.updated"));
    same("122b-event-product-deleted", event("product.deleted"));
  }

  private void productWithEveryEvent() {
    String product = PRODUCTS + "/" + post(PRODUCTS, "name=probe events&metadata[seed]=1").id();
    post(product, "description=d&metadata[a]=1");
    till.wire.delete(product);
  }

  private Wire.Reply event(String type) {
    return till.wire.get("/v1/events?limit=1&type=" + type);
  }
}
