"""A real mail server in a process of its own: `python -m tests.background.mail_server PORT FILE`.

Each mail it takes becomes one line of FILE, on the disk before the sender hears that it is taken:
its Message-ID, its receiver, and itself as JSON text.
"""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP

SLOWNESS = 0.02  # seconds for each mail, as a server in the neighbourhood takes


class Keeps:
    """Takes mail, but none to addresses that say why not."""

    def __init__(self, file: Path) -> None:
        self.file = file.open("a")

    async def handle_RCPT(  # aiosmtpd calls it so
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        """Refuse who is called nobody for good, and who is called later for now."""
        refusals = {"nobody": "550 No such person", "later": "451 Try again later"}
        refusal = refusals.get(address.partition("@")[0])
        if refusal is None:
            envelope.rcpt_tos.append(address)
        return refusal or "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        """Take it: first on the disk, then the word."""
        await asyncio.sleep(SLOWNESS)
        text = envelope.content.decode()
        name = next(line for line in text.splitlines() if line.lower().startswith("message-id:"))
        kept = [name.partition(":")[2].strip(), envelope.rcpt_tos[0], text]
        self.file.write(json.dumps(kept) + "\n")
        self.file.flush()
        os.fsync(self.file.fileno())
        return "250 Taken"


async def serve(port: int, file: Path) -> None:
    """Take mail on the own machine until killed."""
    keeps = Keeps(file)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(keeps), "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2])))
