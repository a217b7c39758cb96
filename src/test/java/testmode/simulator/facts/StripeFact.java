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

  /** The page, recording or report. */
  String ref();

  /** The day it was last compared, as YYYY-MM-DD. */
  String on();
}
