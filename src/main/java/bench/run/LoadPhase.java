package bench.run;

import bench.config.Pace;
import bench.result.Phase;
import java.time.Duration;

/**
 * A part of a run with a load of its own. A message belongs to the phase in which it was sent.
 *
 * @param phase its name, and whether it is measured
 * @param pace how fast is sent, until its control changes that
 * @param length how long it lasts; at least, where its control may let it go on
 * @param consumersRead whether consumers read in it
 * @param control steers it
 */
record LoadPhase(Phase phase, Pace pace, Duration length, boolean consumersRead, PhaseControl control) {}
