package testmode.simulator.payouts;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.account.TestBank;
import testmode.simulator.cards.Derived;
import testmode.simulator.wire.StripeJson;

/** The one bank account that an account pays out to, chosen through the control door. */
final class BankAccount {
  private static final String PREFIX = "ba_1";
  private static final int ID_LENGTH = 23;
  private static final int FINGERPRINT_LENGTH = 16;
  private static final int READABLE = 4;

  private BankAccount() {}

  static String id(Account account) {
    String number = account.settings().payouts().bank().number();
    return PREFIX + Derived.text(account.id() + number, ID_LENGTH);
  }

  /** The account's bank account if this is its id, or null. */
  static @Nullable JsonObject find(Account account, String id) {
    return id.equals(id(account)) ? json(account) : null;
  }

  private static JsonObject json(Account account) {
    TestBank bank = account.settings().payouts().bank();
    JsonArray methods = new JsonArray();
    methods.add("standard");
    JsonObject json = StripeJson.object(id(account), "bank_account");
    json.addProperty("account", account.id());
    StripeJson.nulls(json, "account_holder_name", "account_holder_type", "account_type");
    json.add("available_payout_methods", methods);
    json.addProperty("bank_name", "STRIPE TEST BANK");
    json.addProperty("country", account.settings().country());
    json.addProperty("currency", account.settings().settlementCurrency());
    json.addProperty("default_for_currency", true);
    json.addProperty("fingerprint", Derived.text(bank.number(), FINGERPRINT_LENGTH));
    json.addProperty("last4", bank.number().substring(bank.number().length() - READABLE));
    json.add("metadata", new JsonObject());
    json.addProperty("routing_number", "110000000");
    json.addProperty("status", "new");
    return json;
  }
}
