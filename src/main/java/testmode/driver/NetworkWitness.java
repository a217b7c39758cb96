package testmode.driver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import testmode.network.Exchange;
import testmode.network.FaultyNetwork;

/** Reads the network's record, and from Stripe what is masked there. */
final class NetworkWitness implements StripeWitness {

  private final FaultyNetwork network;
  private final StripeApiLedger ledger;

  NetworkWitness(FaultyNetwork network, StripeApiLedger ledger) {
    this.network = network;
    this.ledger = ledger;
  }

  @Override
  public int mark() {
    return network.recorded().size();
  }

  @Override
  public Optional<HttpAnswer> answerSince(int mark, String call) {
    List<Exchange> all = network.recorded();
    return StripeWitness.lastAnswer(all.subList(Math.min(mark, all.size()), all.size()), call)
        .map(answer -> unmasked(answer, call));
  }

  private HttpAnswer unmasked(HttpAnswer answer, String call) {
    String id = answer.text("/id");
    if (id == null) {
      return answer;
    }
    String[] path = call.substring(call.indexOf(' ') + 1).split("/");
    return path.length < 3
        ? answer
        : new HttpAnswer(answer.status(), Map.of(), ledger.json("/v1/" + path[2] + "/" + id));
  }
}
