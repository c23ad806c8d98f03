package broken.arrows.inside.lower;

import broken.arrows.inside.upper.hidden.Hidden;

class Burgling {
    Hidden hidden() {
        return new Hidden();
    }
}
