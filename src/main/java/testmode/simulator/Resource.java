package testmode.simulator;

/** One kind of Stripe object (customers, refunds, …), which registers its own routes. */
@FunctionalInterface
interface Resource {
  void routes(Routes routes);
}
