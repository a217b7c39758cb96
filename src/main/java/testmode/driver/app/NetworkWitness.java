package testmode.driver.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import testmode.driver.web.HttpAnswer;
import testmode.network.Exchange;
import testmode.network.FaultyNetwork;
import testmode.network.Party;

/** Reads the network's record, and from Stripe what is masked there. */
public final class NetworkWitness implements StripeWitness {

  private final FaultyNetwork network;
  private final UnaryOperator<String> stripe;

  /**
   * @param stripe the object at a path of Stripe's API, JSON, past the network
   */
  public NetworkWitness(FaultyNetwork network, UnaryOperator<String> stripe) {
    this.network = network;
    this.stripe = stripe;
  }

  @Override
  public int mark() {
    return network.recorded().size();
  }

  @Override
  public Optional<HttpAnswer> answerSince(int mark, String call) {
    List<Exchange> all = network.recorded();
    return all.subList(Math.min(mark, all.size()), all.size()).stream()
        .filter(it -> it.from() == Party.MERCHANT && it.to() == Party.STRIPE)
        .filter(it -> call.equals(it.method() + " " + it.path()) && it.status() != null)
        .reduce((earlier, later) -> later)
        .map(it -> new HttpAnswer(it.status(), it.responseHeaders(), it.responseBody()))
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
        : new HttpAnswer(answer.status(), Map.of(), stripe.apply("/v1/" + path[2] + "/" + id));
  }
}
