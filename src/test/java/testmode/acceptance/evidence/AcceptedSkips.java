package testmode.acceptance.evidence;

import java.util.Set;

/**
 * The rows that somebody is content not to see verified: {@code
 * -Dtestmode.accept-skips=INT-025.3,INT-025.9}. The settings refuse what is no row.
 */
record AcceptedSkips(Set<String> ids) {

  static final String PROPERTY = "testmode.accept-skips";

  AcceptedSkips {
    ids = Set.copyOf(ids);
  }

  boolean contains(Requirement requirement) {
    return ids.contains(requirement.id());
  }
}
