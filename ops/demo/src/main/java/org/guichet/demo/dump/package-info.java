/**
 * What a release wrote, kept: the rows of a demo's database, small enough to lie in the repository. A landed migration is
 * never edited, so the migrations named in a dump make the tables its rows fit in; a test then opens it with the newest.
 */
@NullMarked
package org.guichet.demo.dump;

import org.jspecify.annotations.NullMarked;
