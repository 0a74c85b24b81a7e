package bench.validity;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/**
 * What the JVM's own beans measure of the client: pauses for garbage collection, and the use of processors.
 *
 * <p>The number of processors, and so their use, is that of the container where there is one. Belongs to the control thread,
 * save that pauses are noted by a thread of the JVM's.
 */
final class JvmMeter implements AutoCloseable {
    private static final double NANOS = 1e9;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final List<GarbageCollectorMXBean> pausing = ManagementFactory.getGarbageCollectorMXBeans().stream()
            .filter(bean -> pauses(bean.getName()))
            .toList();
    private final NotificationListener listener = this::noted;
    /** Milliseconds, which is what the beans count in. */
    private final Histogram pauses = new SynchronizedHistogram(3);

    /** Milliseconds, as the pauses. */
    private final LongAdder paused = new LongAdder();

    private long cpuNs;

    /** Starts to measure. */
    JvmMeter() {
        pausing.forEach(bean -> ((NotificationEmitter) bean).addNotificationListener(listener, null, null));
        reset();
    }

    /** Concurrent collectors report their cycles beside their pauses; a cycle stops nobody. */
    private static boolean pauses(String bean) {
        return !bean.contains("Cycles") && !bean.contains("Concurrent");
    }

    private void noted(Notification notification, Object unused) {
        if (GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION.equals(notification.getType())) {
            long millis = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
                    .getGcInfo()
                    .getDuration();
            pauses.recordValue(millis);
            paused.add(millis);
        }
    }

    /** Forgets what was measured until now. */
    void reset() {
        pauses.reset();
        paused.reset();
        cpuNs = system.getProcessCpuTime();
        // The first call covers the time since the last one, whenever that was.
        system.getCpuLoad();
    }

    /** Lengths of the pauses for garbage collection since the reset, in milliseconds; a copy. */
    Histogram pausesMillis() {
        return pauses.copy();
    }

    /** The sum of the pauses since the last call, or the reset, in milliseconds. */
    long takePausedMillis() {
        return paused.sumThenReset();
    }

    /** Seconds of processor time that the client has used since the reset. */
    double cpuSeconds() {
        return (system.getProcessCpuTime() - cpuNs) / NANOS;
    }

    /** Processors that the client may use. */
    int processors() {
        return system.getAvailableProcessors();
    }

    /** Use of the machine's processors since the last call, 0 to 1; negative when it is not known. */
    double machineLoad() {
        return system.getCpuLoad();
    }

    @Override
    public void close() {
        for (GarbageCollectorMXBean bean : pausing) {
            try {
                ((NotificationEmitter) bean).removeNotificationListener(listener);
            } catch (ListenerNotFoundException e) {
                throw new IllegalStateException("closed twice", e);
            }
        }
    }
}
