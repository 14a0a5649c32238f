"""``python -m cxsim``: the command line where the script is not on the path."""

from cxsim.cli.app import main

if __name__ == "__main__":
    main()
