/**
 * Plain HTTP without opinions: one request, one answer or none. A status is never an exception
 * here, and no code of ours sends anything again: that would hide what a scenario is about.
 *
 * <p>Start reading at {@link testmode.driver.web.Web}. May import {@code testmode.http}.
 */
@org.jspecify.annotations.NullMarked
package testmode.driver.web;
