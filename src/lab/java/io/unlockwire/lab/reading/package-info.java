/** Reading measured over files of labelled texts. */
package io.unlockwire.lab.reading;
