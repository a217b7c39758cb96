package testmode.simulator;

/** A customer with a card, as recorded chains of requests begin. */
final class RecordedChain implements AutoCloseable {
  final Till till = new Till();
  final String customer = till.wire.post("/v1/customers", "").id();

  /** As the recorded requests pay: once, at once, by card. */
  final String pay =
      "&confirm=true&payment_method_types[0]=card&payment_method=pm_card_visa&customer=" + customer;

  Wire.Reply post(String target, String form, String... headers) {
    return till.wire.post(target, form, headers);
  }

  Wire.Reply get(String target) {
    return till.wire.get(target);
  }

  static String text(Wire.Reply reply, String name) {
    return reply.json().get(name).getAsString();
  }

  @Override
  public void close() {
    till.close();
  }
}
