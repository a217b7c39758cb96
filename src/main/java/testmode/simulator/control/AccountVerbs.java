package testmode.simulator.control;

import com.google.gson.JsonObject;
import java.util.List;
import testmode.simulator.account.Account;
import testmode.simulator.account.AccountSettings;
import testmode.simulator.account.Accounts;

/** Shows and changes an account's settings, empties and forgets it. */
final class AccountVerbs {
  private AccountVerbs() {}

  static List<Verb> all(Accounts accounts) {
    return List.of(
        new Verb(
            "GET",
            "account",
            List.of(),
            "Shows every setting of the account.",
            (account, body) -> SettingsJson.write(account.settings())),
        new Verb(
            "POST",
            "account",
            SettingsJson.names(),
            "Changes the settings named and shows them all.",
            AccountVerbs::change),
        new Verb(
            "DELETE",
            "account",
            List.of(),
            "Forgets the account: objects, settings, keys' standing, clock.",
            (account, body) -> {
              accounts.forget(account);
              return done("forgotten");
            }),
        new Verb(
            "POST",
            "reset",
            List.of(),
            "Empties the account and puts its clock back; settings and keys stay.",
            (account, body) -> {
              accounts.reset(account);
              return done("reset");
            }));
  }

  private static JsonObject change(Account account, JsonObject body) {
    AccountSettings changed =
        account.locked(
            () -> {
              AccountSettings read = SettingsJson.read(account.settings(), body);
              account.settings(read);
              return read;
            });
    return SettingsJson.write(changed);
  }

  private static JsonObject done(String what) {
    JsonObject json = new JsonObject();
    json.addProperty(what, true);
    return json;
  }
}
