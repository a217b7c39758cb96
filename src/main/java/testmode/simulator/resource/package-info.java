/**
 * What every Stripe resource is made of: routes, calls, pages for browsers, snapshots of objects on
 * shelves, lists, and the expansion of ids. A room for a resource begins with a class that
 * implements {@link testmode.simulator.resource.Resource}.
 *
 * <p>Start reading at {@link testmode.simulator.resource.Resource}, then {@code ApiCall}. May
 * import the rooms {@code wire} and {@code account}.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator.resource;
