package testmode.simulator.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says where the behaviour that a contract test holds comes from. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface StripeFact {

  /** How sure it is. */
  enum Source {
    /** Stripe's documentation, or the source of its SDKs. */
    DOCUMENTED,
    /** Recorded from Stripe's test mode, or reported by somebody who saw it there. */
    OBSERVED,
    /** Our reading where neither exists. */
    ASSUMED
  }

  Source source();

  /**
   * The routes it was seen on, as {@code POST /v1/refunds/{id}}; none if it holds on all of them.
   */
  String[] routes() default {};

  /**
   * Where it comes from: the page's https address, the recordings' numbers ({@code recordings 060a,
   * 060b}), the report of somebody named ({@code probe: stripe_world, refusal matrix}), or for an
   * assumption what it was concluded from.
   */
  String ref();

  /** The day it was last compared, as YYYY-MM-DD. */
  String on();
}
