package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.stripe.exception.StripeException;
import com.stripe.model.Price;
import com.stripe.param.PriceRetrieveParams;
import com.stripe.param.ProductCreateParams;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.StripeFact;

/** Products and prices beyond what was recorded of them. */
final class CatalogTest {
  private static final String PRODUCTS = "/v1/products";
  private static final String PRICES = "/v1/prices";

  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  private String product(String form) {
    return till.wire.post(PRODUCTS, form).id();
  }

  private List<String> found(String target) {
    JsonArray data = till.wire.get(target).json().getAsJsonArray("data");
    return data.asList().stream().map(one -> text(one.getAsJsonObject(), "id")).toList();
  }

  private static String text(JsonObject json, String name) {
    return json.get(name).getAsString();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "GET /v1/products",
      ref = "https://docs.stripe.com/api/products/list",
      on = "2026-11-23")
  void productsAreFoundByWhatTheyAre() {
    String mug = product("name=Mug&shippable=true&url=http://shop.test/mug");
    String tea = product("name=Tea&active=false&shippable=false");
    assertThat(found(PRODUCTS)).containsExactly(tea, mug);
    assertThat(found(PRODUCTS + "?active=true")).containsExactly(mug);
    assertThat(found(PRODUCTS + "?shippable=false")).containsExactly(tea);
    assertThat(found(PRODUCTS + "?url=http://shop.test/mug")).containsExactly(mug);
    assertThat(found(PRODUCTS + "?ids[0]=" + tea + "&ids[1]=prod_nope")).containsExactly(tea);
    assertThat(found(PRODUCTS + "?type=good")).isEmpty();
    assertThat(found(PRODUCTS + "?limit=1&starting_after=" + tea)).containsExactly(mug);
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "GET /v1/prices",
      ref = "https://docs.stripe.com/api/prices/list",
      on = "2026-11-23")
  void pricesAreFoundByWhatTheyAre() {
    String mug = product("name=Mug");
    String once = price("currency=eur&unit_amount=900&lookup_key=mug&product=" + mug);
    String monthly = price("currency=usd&unit_amount=1&recurring[interval]=month&product=" + mug);
    String other = price("currency=usd&unit_amount=1&active=false&product_data[name]=Tea");
    assertThat(found(PRICES)).containsExactly(other, monthly, once);
    assertThat(found(PRICES + "?product=" + mug)).containsExactly(monthly, once);
    assertThat(found(PRICES + "?currency=eur")).containsExactly(once);
    assertThat(found(PRICES + "?active=false")).containsExactly(other);
    assertThat(found(PRICES + "?type=recurring")).containsExactly(monthly);
    assertThat(found(PRICES + "?lookup_keys[0]=mug")).containsExactly(once);
    assertThat(found(PRICES + "?recurring[interval]=month")).containsExactly(monthly);
    assertThat(found(PRICES + "?recurring[interval]=year")).isEmpty();
  }

  private String price(String form) {
    Wire.Reply reply = till.wire.post(PRICES, form);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.id();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/products", "POST /v1/prices", "POST /v1/prices/{price}"},
      ref = "probe: stripe_world, catalog events; ASSUMED: a product before its default price",
      on = "2026-09-20")
  void theEventsOfProductsAndPrices() {
    product("name=Mug&default_price_data[currency]=usd&default_price_data[unit_amount]=500");
    String holder = price("currency=usd&unit_amount=1&lookup_key=k&product_data[name]=Tea");
    price(
        "currency=usd&unit_amount=2&lookup_key=k&transfer_lookup_key=true&product_data[name]=Tea");
    till.wire.post(PRICES + "/" + holder, "nickname=old&metadata[a]=1");
    till.wire.post(PRICES + "/" + holder, "nickname=old");
    assertThat(till.eventTypes())
        .containsExactly(
            "product.created",
            "price.created",
            "product.created",
            "price.created",
            "price.updated",
            "product.created",
            "price.created",
            "price.updated");
    assertThat(previous(4)).hasToString("{\"lookup_key\":\"k\"}");
    assertThat(previous(7)).hasToString("{\"metadata\":{\"a\":null},\"nickname\":null}");
  }

  private JsonObject previous(int event) {
    return till.events().get(event).getAsJsonObject("data").getAsJsonObject("previous_attributes");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "GET /v1/prices/{price}",
      ref = "https://docs.stripe.com/api/prices/object",
      on = "2026-11-23")
  void tiersAndCurrencyOptionsAreShownWhenExpanded() throws StripeException {
    String id =
        price(
            "currency=usd&unit_amount=2000&product_data[name]=Mug"
                + "&currency_options[eur][unit_amount_decimal]=1800.50");
    Price price =
        till.stripe
            .v1()
            .prices()
            .retrieve(
                id,
                PriceRetrieveParams.builder()
                    .addExpand("currency_options")
                    .addExpand("product")
                    .build());
    assertThat(price.getCurrencyOptions()).containsOnlyKeys("usd", "eur");
    assertThat(price.getCurrencyOptions().get("eur").getUnitAmountDecimal())
        .isEqualByComparingTo(new BigDecimal("1800.5"));
    assertThat(price.getProductObject().getName()).isEqualTo("Mug");
    String tiered =
        price(
            "currency=usd&product_data[name]=Box&billing_scheme=tiered&tiers_mode=volume"
                + "&recurring[interval]=year&tiers[0][up_to]=inf&tiers[0][flat_amount]=700");
    assertThat(till.wire.get(PRICES + "/" + tiered + "?expand[0]=tiers").json().get("tiers"))
        .hasToString(
            "[{\"flat_amount\":700,\"flat_amount_decimal\":\"700\",\"unit_amount\":null,"
                + "\"unit_amount_decimal\":null,\"up_to\":null}]");
  }

  @Test
  void aProductCanHaveAnIdOfTheMerchantsOwnButOnce() throws StripeException {
    ProductCreateParams mug = ProductCreateParams.builder().setId("mug").setName("Mug").build();
    assertThat(till.stripe.v1().products().create(mug).getId()).isEqualTo("mug");
    Wire.Reply again = till.wire.post(PRODUCTS, "id=mug&name=Mug");
    assertThat(text(again.error(), "code")).isEqualTo("resource_already_exists");
    assertThat(till.wire.delete(PRODUCTS + "/mug").status()).isEqualTo(200);
    assertThat(till.wire.post(PRODUCTS, "id=mug&name=Mug").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "unit_amount=-1, unit_amount, Invalid non-negative integer",
    "unit_amount=1&unit_amount_decimal=1, unit_amount, 'You may only specify one of these"
        + " parameters: unit_amount, unit_amount_decimal.'",
    "unit_amount_decimal=0.1234567890123, unit_amount_decimal, 'Invalid decimal: 0.1234567890123;"
        + " must contain at maximum twelve decimal places.'",
    "unit_amount=1&currency=xxd, currency, ''"
  })
  @StripeFact(
      source = ASSUMED,
      routes = "POST /v1/prices",
      ref = "as recorded of other amounts",
      on = "2026-11-23")
  void aPriceMustBePayable(String form, String param, String message) {
    Wire.Reply reply = till.wire.post(PRICES, "currency=usd&product_data[name]=Mug&" + form);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(text(reply.error(), "param")).isEqualTo(param);
    assertThat(text(reply.error(), "message")).startsWith(message);
    assertThat(till.eventTypes()).isEmpty();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/prices/{price}",
      ref = "https://docs.stripe.com/api/prices/update",
      on = "2026-11-23")
  void whatAPriceCostsCannotBeChangedNorHowItIsTaxedOnceThatIsSaid() {
    String id = price("currency=usd&unit_amount=500&product_data[name]=Mug");
    Wire.Reply amount = till.wire.post(PRICES + "/" + id, "unit_amount=400");
    assertThat(text(amount.error(), "code")).isEqualTo("parameter_unknown");
    till.wire.post(PRICES + "/" + id, "tax_behavior=inclusive");
    Wire.Reply changed = till.wire.post(PRICES + "/" + id, "tax_behavior=exclusive");
    assertThat(text(changed.error(), "param")).isEqualTo("tax_behavior");
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = {"GET /v1/prices", "GET /v1/products"},
      ref = "what a session makes for itself is not for sale again",
      on = "2026-11-23")
  void pricesThatASessionMadeForItselfAreNotListed() {
    try (Storefront shop = new Storefront()) {
      String session = shop.open().id();
      JsonObject price =
          shop.till
              .wire
              .get(Storefront.SESSIONS + "/" + session + "/line_items")
              .json()
              .getAsJsonArray("data")
              .get(0)
              .getAsJsonObject()
              .getAsJsonObject("price");
      assertThat(price.get("active").getAsBoolean()).isFalse();
      assertThat(shop.till.wire.get(PRICES).json().getAsJsonArray("data")).isEmpty();
      assertThat(shop.till.wire.get(PRICES + "/" + text(price, "id")).status()).isEqualTo(200);
    }
  }
}
