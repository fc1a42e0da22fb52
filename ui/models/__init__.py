"""Item models over the services: ids and a cache of pages, never a copy of the queue."""
