package testmode.driver.audit;

import java.util.List;

/** One rule's way of looking at the traffic of a scenario. */
interface Look {

  /** What it finds; the same call may be found several times, with other exchanges. */
  List<Finding> at(Traffic traffic);
}
