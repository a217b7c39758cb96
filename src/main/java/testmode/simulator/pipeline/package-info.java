/**
 * The stages that every API request passes, from its key to the rendered answer, and what they
 * remember: idempotency keys, locked objects, the pace of requests. No stage knows any particular
 * resource.
 *
 * <p>Start reading at {@link testmode.simulator.pipeline.FrontDesk}, then {@code Pipeline}. May
 * import the rooms {@code wire}, {@code account} and {@code resource}, and stripe-java's params and
 * models.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator.pipeline;
