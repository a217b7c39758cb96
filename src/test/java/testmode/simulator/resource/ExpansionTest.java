package testmode.simulator.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import testmode.simulator.account.Account;
import testmode.simulator.account.AccountSettings;
import testmode.simulator.account.AccountStart;
import testmode.simulator.account.Accounts;
import testmode.simulator.account.Attendant;
import testmode.simulator.wire.StripeJson;

final class ExpansionTest {
  private static final Attendant NOBODY =
      new Attendant() {
        @Override
        public void settle() {}

        @Override
        public void close() {}
      };

  private final Account account =
      new Accounts(
              new AccountStart(1, false, null, AccountSettings.defaults()),
              () -> Instant.EPOCH,
              made -> NOBODY)
          .named("expansion");
  private final Expansion expansion = new Expansion();
  private final JsonObject intent = StripeJson.object("pi_1", "payment_intent");

  ExpansionTest() {
    JsonObject charge = StripeJson.object("ch_1", "charge");
    charge.addProperty("balance_transaction", "txn_1");
    JsonObject refund = StripeJson.object("re_1", "refund");
    refund.addProperty("charge", "ch_1");
    intent.addProperty("latest_charge", "ch_1");
    StripeJson.nulls(intent, "customer");
    expansion.expandable("ch_", (in, id) -> id.equals("ch_1") ? charge : null);
    expansion.expandable("txn_", (in, id) -> StripeJson.object(id, "balance_transaction"));
    expansion.includable(
        "charge", "refunds", (in, owner) -> StripeJson.list("/refunds", List.of(refund), false));
  }

  @Test
  void followsAPathFromIdToIdAndLeavesTheStoredObjectsAlone() {
    JsonObject shown =
        expansion.expanded(
            account, intent, List.of("latest_charge.balance_transaction", "customer"));
    JsonObject charge = shown.getAsJsonObject("latest_charge");
    assertThat(charge.getAsJsonObject("balance_transaction").get("id").getAsString())
        .isEqualTo("txn_1");
    assertThat(shown.get("customer").isJsonNull()).isTrue();
    assertThat(intent.get("latest_charge").getAsString()).isEqualTo("ch_1");
    assertThat(expansion.expanded(account, intent, List.of("latest_charge")).toString())
        .contains("\"balance_transaction\":\"txn_1\"");
  }

  @Test
  void addsWhatIsThereOnlyWhenExpanded() {
    JsonObject shown =
        expansion.expanded(account, intent, List.of("latest_charge.refunds.data.charge"));
    JsonObject refund =
        shown
            .getAsJsonObject("latest_charge")
            .getAsJsonObject("refunds")
            .getAsJsonArray("data")
            .get(0)
            .getAsJsonObject();
    assertThat(refund.getAsJsonObject("charge").get("id").getAsString()).isEqualTo("ch_1");
  }

  @Test
  void expandsEveryItemOfAList() {
    JsonObject list = StripeJson.list("/v1/payment_intents", List.of(intent), false);
    JsonObject shown = expansion.expanded(account, list, List.of("data.latest_charge"));
    assertThat(shown.toString()).contains("\"latest_charge\":{\"id\":\"ch_1\"");
  }

  @Test
  void keepsAnIdThatNobodyKnows() {
    intent.addProperty("latest_charge", "ch_other");
    JsonObject shown = expansion.expanded(account, intent, List.of("latest_charge"));
    assertThat(shown.get("latest_charge").getAsString()).isEqualTo("ch_other");
  }
}
