package proof;

/** Null where nothing says so: NullAway must refuse it. */
class AnswersNull {
    String answer() {
        return null;
    }
}
