/** What proves who somebody is, or which server it is: secrets and fingerprints. */
package chat.protocol.account;
