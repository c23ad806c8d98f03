package broken.arrows.undeclared.lower;

import broken.arrows.undeclared.upper.Shown;

class Reaching {
    Shown shown() {
        return new Shown();
    }
}
