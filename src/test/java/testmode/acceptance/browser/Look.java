package testmode.acceptance.browser;

import org.jspecify.annotations.Nullable;

/**
 * What a tab showed, for the report.
 *
 * @param address of the page without query and fragment, which carry secrets
 * @param png the screenshot; null when none could be taken that shows no card number
 */
public record Look(String address, byte @Nullable [] png) {}
