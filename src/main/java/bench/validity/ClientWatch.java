package bench.validity;

import java.util.List;

/** The interface of what knows whether the client itself was the limit of a trial. Called by the control thread. */
public interface ClientWatch {
    /** For a system that shares the machine: its own work cannot be told from that of the client. */
    ClientWatch BLIND = new ClientWatch() {
        @Override
        public void begin() {}

        @Override
        public List<String> limits() {
            return List.of();
        }
    };

    /** A trial begins. */
    void begin();

    /** By what the client was the limit since then; empty when it was not. */
    List<String> limits();

    /** There are no more trials. */
    default void end() {}
}
