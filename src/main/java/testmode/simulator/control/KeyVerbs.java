package testmode.simulator.control;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Access;
import testmode.simulator.account.Account;
import testmode.simulator.account.ApiKey;
import testmode.simulator.account.KeyKind;
import testmode.simulator.account.KeyStanding;
import testmode.simulator.account.Permissions;
import testmode.simulator.wire.StripeJson;

/** Shows, expires, revokes, restricts and restores an account's keys, never in full. */
final class KeyVerbs {
  private static final List<String> ACCESS = List.of("none", "read", "write");

  private KeyVerbs() {}

  static List<Verb> all() {
    return List.of(
        new Verb(
            "GET",
            "keys",
            List.of(),
            "Lists the account's keys, masked, with how they stand.",
            (account, body) -> shown(account)),
        verb("expire", "401 api_key_expired", KeyStanding.State.EXPIRED),
        verb("revoke", "401, as an unknown key would be", KeyStanding.State.REVOKED),
        new Verb(
            "POST",
            "keys/restrict",
            List.of("key", "permissions"),
            "Leaves an rk_test_ key only the permissions named, such as {\"charges\": \"read\"}.",
            KeyVerbs::restrict),
        new Verb(
            "POST",
            "keys/restore",
            List.of("key"),
            "Makes a key good again, with every permission.",
            (account, body) -> changed(account, body, old -> KeyStanding.UNRESTRICTED)));
  }

  private static Verb verb(String name, String effect, KeyStanding.State state) {
    return new Verb(
        "POST",
        "keys/" + name,
        List.of("key"),
        "From now on the key is answered by " + effect + ".",
        (account, body) -> changed(account, body, old -> old.as(state)));
  }

  private static JsonObject restrict(Account account, JsonObject body) {
    if (keyOf(account, body).kind() != KeyKind.RESTRICTED) {
      throw ControlError.wrong("key", shownKey(body), "must begin with rk_test_");
    }
    Map<String, Access> permissions = permissions(body);
    return changed(account, body, old -> new KeyStanding(old.state(), permissions));
  }

  private static JsonObject changed(
      Account account, JsonObject body, UnaryOperator<KeyStanding> change) {
    KeyKind kind = keyOf(account, body).kind();
    account.keys().put(kind, change.apply(account.keys().standing(kind)));
    return shown(account);
  }

  /** The key that the body names; it must be one of the account's. */
  private static ApiKey keyOf(Account account, JsonObject body) {
    String text = StripeJson.text(body, "key");
    ApiKey key = text == null ? null : ApiKey.parse(text);
    if (key == null || !key.name().equals(account.name())) {
      throw ControlError.wrong(
          "key", shownKey(body), "must be the sk_test_, rk_test_ or pk_test_ key of this account");
    }
    return key;
  }

  private static @Nullable JsonElement shownKey(JsonObject body) {
    String text = StripeJson.text(body, "key");
    return text == null ? body.get("key") : new JsonPrimitive(ApiKey.masked(text));
  }

  private static Map<String, Access> permissions(JsonObject body) {
    if (!(body.get("permissions") instanceof JsonObject sent)) {
      throw ControlError.wrong(
          "permissions",
          body.get("permissions"),
          "must be an object such as {\"charges\": \"read\", \"payment_intents\": \"write\"}");
    }
    Map<String, Access> permissions = new HashMap<>();
    for (String family : sent.keySet()) {
      if (!Permissions.families().contains(family)) {
        throw ControlError.noSuch(400, "permission", family, Permissions.families());
      }
      String access = Body.oneOf(sent, family, ACCESS);
      permissions.put(family, Access.valueOf(access.toUpperCase(Locale.ROOT)));
    }
    return permissions;
  }

  private static JsonObject shown(Account account) {
    JsonArray data = new JsonArray();
    for (KeyKind kind : KeyKind.values()) {
      KeyStanding standing = account.keys().standing(kind);
      JsonObject key = new JsonObject();
      key.addProperty("key", new ApiKey(kind, account.name()).masked());
      key.addProperty("state", standing.state().name().toLowerCase(Locale.ROOT));
      key.add("permissions", json(standing.permissions()));
      data.add(key);
    }
    JsonObject json = new JsonObject();
    json.add("data", data);
    return json;
  }

  private static @Nullable JsonObject json(@Nullable Map<String, Access> permissions) {
    if (permissions == null) {
      return null;
    }
    JsonObject json = new JsonObject();
    new TreeMap<>(permissions)
        .forEach(
            (family, access) -> json.addProperty(family, access.name().toLowerCase(Locale.ROOT)));
    return json;
  }
}
