package testmode.simulator.control;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import testmode.simulator.account.Account;
import testmode.simulator.account.Accounts;
import testmode.simulator.account.ApiKey;
import testmode.simulator.account.KeyKind;
import testmode.simulator.wire.HttpAnswer;
import testmode.simulator.wire.HttpRequest;
import testmode.simulator.wire.StripeJson;

/**
 * {@code /_testmode/…}: what Stripe has no API for. Moves an account's clock, shows and repeats its
 * deliveries, changes its settings and keys, empties and forgets it.
 *
 * <p>JSON in and out; the account is named by {@code Authorization: Bearer sk_test_…}, also where
 * that key is expired or revoked at Stripe's door. {@code GET /_testmode/} lists the verbs and
 * needs no key. Errors are {@code {"error": {"message", "name", "value", "allowed"}}}: what was
 * wrong, which value, and what would be right; 400 for a value, 401 without a key, 404 and 405 for
 * another verb.
 */
public final class ControlDoor {
  private static final String ROOT = "/_testmode";

  private final Accounts accounts;
  private final List<Verb> verbs;

  public ControlDoor(Accounts accounts) {
    this.accounts = accounts;
    this.verbs =
        Stream.of(ClockVerbs.all(), DeliveryVerbs.all(), AccountVerbs.all(accounts), KeyVerbs.all())
            .flatMap(List::stream)
            .toList();
  }

  /** Whether a request stands before this door. */
  public static boolean leadsTo(String path) {
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  public HttpAnswer answer(HttpRequest request) {
    try {
      return HttpAnswer.json(200, StripeJson.pretty(entered(request)));
    } catch (ControlError refusal) {
      return HttpAnswer.json(refusal.status(), StripeJson.pretty(refusal.json()));
    } catch (RuntimeException slip) {
      String what = ApiKey.withoutKeys("The control door itself failed: " + slip);
      ControlError ours = new ControlError(500, what);
      return HttpAnswer.json(ours.status(), StripeJson.pretty(ours.json()));
    }
  }

  private JsonObject entered(HttpRequest request) {
    String path = request.path().substring(ROOT.length()).replaceFirst("^/", "");
    if (path.isEmpty() && request.method().equals("GET")) {
      return listed();
    }
    Account account = account(request);
    Verb verb = verb(request.method(), path);
    return verb.act().on(account, Body.of(request, verb));
  }

  private Verb verb(String method, String path) {
    List<Verb> there = verbs.stream().filter(verb -> verb.path().equals(path)).toList();
    for (Verb verb : there) {
      if (verb.method().equals(method)) {
        return verb;
      }
    }
    List<Verb> near = there.isEmpty() ? verbs : there;
    throw ControlError.noSuch(
        there.isEmpty() ? 404 : 405,
        "verb",
        method + " " + ROOT + "/" + path,
        near.stream().map(Verb::name).toList());
  }

  private JsonObject listed() {
    JsonArray list = new JsonArray();
    verbs.forEach(verb -> list.add(verb.json()));
    JsonObject json = new JsonObject();
    json.addProperty("account", "Authorization: Bearer sk_test_…");
    json.add("verbs", list);
    return json;
  }

  private Account account(HttpRequest request) {
    String header = request.header("authorization").orElse("");
    String text = header.startsWith("Bearer ") ? header.substring("Bearer ".length()).strip() : "";
    ApiKey key = ApiKey.parse(text);
    if (key == null || key.kind() == KeyKind.PUBLISHABLE) {
      throw new ControlError(
          401, "Name the account by its secret test key: Authorization: Bearer sk_test_…");
    }
    return accounts.named(key.name());
  }
}
