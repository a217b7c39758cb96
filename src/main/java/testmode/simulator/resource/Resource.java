package testmode.simulator.resource;

/** One kind of Stripe object (customers, refunds, …), which registers its own routes. */
@FunctionalInterface
public interface Resource {
  void routes(Routes routes);

  /** How its ids become objects where an answer is expanded; by default they stay ids. */
  default void expansions(Expansion expansion) {}
}
