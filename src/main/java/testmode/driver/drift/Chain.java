package testmode.driver.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import testmode.driver.drift.Asking.Asked;
import testmode.driver.drift.Comparison.Finding;
import testmode.driver.recording.KeptExchange;
import testmode.driver.recording.KeptExchange.Request;
import testmode.driver.recording.KeptExchange.Response;
import testmode.driver.recording.Recording;

/** One recording's requests, asked again in their order, each with what the ones before gave. */
final class Chain {

  private final Recording recording;
  private final SimulatedAccount account;
  private final StripesOrder order;
  private final Authentication authentication;
  private final Secrets secrets = new Secrets();
  private final List<Difference> differences = new ArrayList<>();
  private final List<Left> left = new ArrayList<>();

  /** Reads beside a change that have not agreed yet: Stripe may have read after it. */
  private final List<KeptExchange> open = new ArrayList<>();

  /** The numbers of exchanges for which no time needs to pass: nothing comes that is lacking. */
  private final Set<Long> futile;

  private Translation ids = new Translation();
  private int asked;

  /** Whether time has passed for nothing, so that what follows would be answered too late. */
  private boolean spoilt;

  /**
   * @param futile what earlier attempts found out, and this one adds to
   */
  Chain(Recording recording, SimulatedAccount account, Set<Long> futile) {
    this.recording = recording;
    this.account = account;
    this.futile = futile;
    this.order = new StripesOrder(recording.exchanges());
    this.authentication = new Authentication(account);
  }

  /** Empty when time passed for nothing: then it has to be played once more from its beginning. */
  Optional<Compared> play() {
    AccountShown shown = AccountShown.by(recording);
    account.begin();
    account.set(shown.settings());
    Moments moments = new Moments(order.exchanges(), account);
    Asking asking = new Asking(account, moments, secrets, shown.converting());
    List<KeptExchange> inOrder = order.exchanges();
    for (int next = 0; next < inOrder.size(); next++) {
      if (spoilt) {
        return Optional.empty();
      }
      closeBefore(inOrder.subList(next, inOrder.size()), asking, moments);
      KeptExchange exchange = inOrder.get(next);
      Optional<Reasons.Reason> reason = Reasons.notToAsk(exchange, ids, secrets);
      if (reason.isEmpty()) {
        moments.before(exchange);
        authentication.before(exchange, ids);
        ask(exchange, asking, moments);
      } else if (reason.get().hides() && mayHaveReadLater(exchange)) {
        open.add(exchange);
      } else {
        leave(exchange, reason.get());
      }
    }
    List.copyOf(open).forEach(read -> close(read, asking, moments));
    return spoilt
        ? Optional.empty()
        : Optional.of(new Compared(recording, asked, differences, left));
  }

  private void ask(KeptExchange exchange, Asking asking, Moments moments) {
    if (StripesOrder.isChange(exchange)) {
      settle(asking.ask(exchange, ids));
      List.copyOf(open).forEach(read -> tryAgain(read, asking));
      return;
    }
    Asked first = asking.ask(exchange, ids);
    if (first.agrees() || !mayHaveReadLater(exchange)) {
      settle(withTime(first, asking, moments));
    } else {
      open.add(exchange);
    }
  }

  private boolean mayHaveReadLater(KeptExchange exchange) {
    return !StripesOrder.isChange(exchange) && !order.wasAlone(exchange);
  }

  private void tryAgain(KeptExchange read, Asking asking) {
    if (Reasons.notToAsk(read, ids, secrets).isPresent()) {
      return;
    }
    Asked again = asking.ask(read, ids);
    if (again.agrees()) {
      open.remove(read);
      settle(again);
    }
  }

  /** A read waits for every change beside it: its answer may be the older one, or the newer. */
  private void closeBefore(List<KeptExchange> coming, Asking asking, Moments moments) {
    List.copyOf(open).stream()
        .filter(read -> coming.stream().noneMatch(change -> StripesOrder.mayShow(change, read)))
        .forEach(read -> close(read, asking, moments));
  }

  private void close(KeptExchange read, Asking asking, Moments moments) {
    open.remove(read);
    Optional<Reasons.Reason> reason = Reasons.notToAsk(read, ids, secrets);
    if (reason.isPresent()) {
      leave(read, reason.get());
    } else {
      // The bank may have answered beside it too, after a call whose own answer was slow to arrive.
      authentication.before(read, ids);
      settle(withTime(asking.ask(read, ids), asking, moments));
    }
  }

  /** Reading changes nothing, so it may be done again until what comes later has come. */
  private Asked withTime(Asked first, Asking asking, Moments moments) {
    long number = first.exchange().number();
    Asked last = first;
    while (last.mayCome() && !futile.contains(number) && moments.onwards(last.exchange())) {
      last = asking.ask(last.exchange(), ids);
    }
    if (last != first && last.findings().size() >= first.findings().size()) {
      futile.add(number);
      spoilt = true;
    }
    return last;
  }

  private void settle(Asked last) {
    KeptExchange exchange = last.exchange();
    Response recorded = exchange.response();
    ids = last.learnt();
    secrets.learn(last.body());
    authentication.saw(exchange, last.body());
    asked++;
    last.findings().forEach(finding -> differences.add(difference(exchange, finding)));
    if (recorded != null && recorded.body() == null) {
      String what = recorded.cut() ? "is too long to be kept whole" : "was kept as no JSON";
      leave(
          exchange,
          new Reasons.Reason(
              "its answer " + what + ": only status and headers were compared", true));
    }
  }

  private Difference difference(KeptExchange exchange, Finding finding) {
    return new Difference(
        exchange.number(),
        exchange.request().method(),
        exchange.request().path(),
        finding.at(),
        finding.recorded(),
        finding.simulated(),
        order.wasAlone(exchange));
  }

  private void leave(KeptExchange exchange, Reasons.Reason reason) {
    Request request = exchange.request();
    left.add(
        new Left(
            exchange.number(), request.method(), request.path(), reason.why(), reason.hides()));
  }
}
