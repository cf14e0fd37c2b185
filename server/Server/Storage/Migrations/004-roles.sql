-- Who answers on a device: the name of a role of the configuration; null for the default one.
ALTER TABLE devices ADD COLUMN role TEXT;
