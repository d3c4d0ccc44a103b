package io.gantry.catalog.kinds;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets the start wait for the kinds: a request must never meet half of them. */
@Component
class KindsStartListener implements SmartLifecycle {
    private final KindsReread kinds;
    private volatile boolean running;

    KindsStartListener(KindsReread kinds) {
        this.kinds = kinds;
    }

    @Override
    public void start() {
        kinds.reread().block();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server. */
    @Override
    public int getPhase() {
        return 0;
    }
}
