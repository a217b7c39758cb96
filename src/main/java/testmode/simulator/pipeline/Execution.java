package testmode.simulator.pipeline;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.account.AccountSettings;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Expansion;
import testmode.simulator.resource.Operation;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.HttpAnswer;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/**
 * The stages from idempotency to execution: decides whether an operation runs, runs it under its
 * account's lock, and keeps what it answered.
 */
final class Execution {
  private final HeldRequests held;
  private final Expansion expansion;

  Execution(HeldRequests held, Expansion expansion) {
    this.held = held;
    this.expansion = expansion;
  }

  HttpAnswer run(Envelope envelope, Operation operation, ApiCall call, String path, Form form) {
    List<String> expand = form.list("expand");
    String key = envelope.isPost() ? envelope.idempotencyKey() : null;
    if (key == null) {
      return execute(envelope, operation, call, expand, null);
    }
    IdempotencyKeys.checkForm(key);
    IdempotencyKeys.Stored stored =
        IdempotencyKeys.of(call.account())
            .begin(key, new IdempotencyKeys.Fingerprint(path, form.tree()));
    return stored != null
        ? Rendering.replayed(envelope, stored)
        : execute(envelope, operation, call, expand, key);
  }

  private HttpAnswer execute(
      Envelope envelope,
      Operation operation,
      ApiCall call,
      List<String> expand,
      @Nullable String key) {
    Account account = call.account();
    boolean kept = false;
    try {
      HttpAnswer answer =
          envelope.isPost()
              ? alone(envelope, operation, call, expand)
              : beside(envelope, operation, call, expand);
      if (key != null) {
        String id = envelope.requestId();
        IdempotencyKeys.of(account)
            .finish(key, new IdempotencyKeys.Stored(answer.status(), answer.body(), id));
        kept = true;
      }
      return answer;
    } finally {
      if (key != null && !kept) {
        IdempotencyKeys.of(account).release(key);
      }
    }
  }

  /** Runs a POST while no other one changes the same objects. */
  private HttpAnswer alone(
      Envelope envelope, Operation operation, ApiCall call, List<String> expand) {
    Account account = call.account();
    Set<String> ids = ObjectLocks.named(call);
    AccountSettings.ExecutionTimes times = account.settings().execution();
    ObjectLocks.of(account).take(ids, times.lockTimeout());
    try {
      held.hold(times.held());
      return account.locked(() -> answer(envelope, operation, call, expand));
    } finally {
      ObjectLocks.of(account).giveBack(ids);
    }
  }

  /** Runs a GET or DELETE; a GET only waits for the objects it names if the account wants that. */
  private HttpAnswer beside(
      Envelope envelope, Operation operation, ApiCall call, List<String> expand) {
    Account account = call.account();
    AccountSettings.ExecutionTimes times = account.settings().execution();
    if (times.readsWait() || !envelope.method().equals("GET")) {
      ObjectLocks.of(account).await(call.path().values(), times.lockTimeout());
    }
    return account.locked(() -> answer(envelope, operation, call, expand));
  }

  /** Throws only what came before execution began. */
  private HttpAnswer answer(
      Envelope envelope, Operation operation, ApiCall call, List<String> expand) {
    try {
      JsonObject result = operation.execute(call);
      JsonObject shown =
          expand.isEmpty() ? result : expansion.expanded(call.account(), result, expand);
      return Rendering.executed(envelope, 200, StripeJson.pretty(shown));
    } catch (StripeError error) {
      if (!error.executed()) {
        throw error;
      }
      return Rendering.executed(envelope, error.status(), Rendering.body(envelope, error));
    } catch (RuntimeException slip) {
      StripeError error = StripeError.api(slip);
      return Rendering.executed(envelope, error.status(), Rendering.body(envelope, error));
    }
  }
}
